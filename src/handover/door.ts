import { SealError } from '../credentials/seal.ts';
import { type Actor, canHandOver, type Onboarding } from '../state/onboarding.ts';
import type { Audit } from '../store/audit.ts';
import type { Link, Links } from '../store/links.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { isKeyOf, isRandom } from './link.ts';
import type { Opened, Reveal } from './reveal.ts';

/** What is behind a link, for whoever looks: nothing of it is secret, and looking changes nothing. */
export type Sight =
  /** It can be opened. */
  | { kind: 'ready'; onboarding: Onboarding; by: Actor; until: number }
  /** It was, or is being. */
  | { kind: 'opened'; onboarding: Onboarding; opening: OpeningState }
  /** It opens nothing any more. */
  | { kind: 'over' }
  | { kind: 'unknown' };

type OpeningState = NonNullable<NonNullable<Onboarding['handOver']>['opening']>;

/** What became of an attempt to open a link. */
export type Attempt =
  | { kind: 'shown'; opened: Opened }
  /** The key is not the one. */
  | { kind: 'wrong'; sight: Sight }
  /** Somebody guesses. */
  | { kind: 'limited' }
  /** Somebody is being shown them in another way. */
  | { kind: 'busy'; sight: Sight }
  /** They can't be decrypted. */
  | { kind: 'broken' }
  | Exclude<Sight, { kind: 'ready' }>;

/** The door that links lead to. Both methods reject when the store can't be reached; then nothing has happened. */
export interface Door {
  look(id: string): Promise<Sight>;
  /** `from`: the address somebody tries from. */
  open(id: string, key: string, from: string): Promise<Attempt>;
}

interface Parts {
  store: Pick<Store, 'load'>;
  links: Pick<Links, 'find' | 'guesses' | 'guessedWrong'>;
  turns: Pick<Turns, 'take'>;
  audit: Pick<Audit, 'add'>;
  reveal: Reveal;
  now?: () => number;
}

/** So often may somebody be wrong about one link in an hour. */
const MOST_GUESSES = 10;

export function createDoor({ store, links, turns, audit, reveal, now = Date.now }: Parts): Door {
  const find = async (id: string) => (isRandom(id) ? await links.find(id) : undefined);

  async function sightOf({ id, onboarding, submission }: Link): Promise<Sight> {
    const state = await store.load(onboarding);
    const { asked, opening } = state?.handOver ?? {};
    if (state && opening?.link === id) return { kind: 'opened', onboarding: state, opening };
    const isCurrent = state && canHandOver(state) && state.submission?.id === submission;
    if (!isCurrent || asked?.link !== id || now() > (asked.until ?? 0)) return { kind: 'over' };
    return { kind: 'ready', onboarding: state, by: asked.by, until: asked.until ?? 0 };
  }

  async function openedAgain({ id, onboarding }: Link): Promise<void> {
    await turns.take(onboarding, { id: `opened again ${id}`, at: now(), kind: 'opened-again', link: id });
  }

  /** One wrong key is a slip of somebody's; so many are not. */
  async function guessedOften({ onboarding }: Link): Promise<void> {
    await audit.add({
      at: now(),
      what: 'wrong-keys',
      onboarding,
      where: 'page',
      detail: [`${MOST_GUESSES}`],
    });
  }

  return {
    async look(id) {
      const link = await find(id);
      return link ? await sightOf(link) : { kind: 'unknown' };
    },

    async open(id, key, from) {
      const link = await find(id);
      if (!link) return { kind: 'unknown' };
      const guess = `${id} ${from}`;
      const guesses = await links.guesses(guess);
      if (guesses >= MOST_GUESSES) return { kind: 'limited' };
      if (!isRandom(key) || !isKeyOf(link.key, key)) {
        await links.guessedWrong(guess);
        if (guesses === MOST_GUESSES - 1) await guessedOften(link);
        return { kind: 'wrong', sight: await sightOf(link) };
      }
      const sight = await sightOf(link);
      if (sight.kind === 'ready') {
        const { submission, by } = link;
        try {
          const opened = await reveal(sight.onboarding, { submission, way: 'page', link: id, by });
          if (opened) return { kind: 'shown', opened };
        } catch (error) {
          if (error instanceof SealError) return { kind: 'broken' };
          throw error;
        }
      }
      const after = sight.kind === 'ready' ? await sightOf(link) : sight;
      if (after.kind === 'ready') return { kind: 'busy', sight: after };
      if (after.kind === 'opened') await openedAgain(link);
      return after;
    },
  };
}
