import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorName, type Logger } from '../base/log.ts';
import { openCredentials } from '../credentials/open.ts';
import { type Seal, SealError } from '../credentials/seal.ts';
import type { Shop } from '../shop/shop.ts';
import { type Actor, canHandOver, type Onboarding, type Way } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';

/** Credentials that may be shown, once, and only by whoever was given this. */
export interface Opened {
  /** By the names that the shop gives them. */
  values: Record<string, string>;
  /** As it was before they are out. */
  onboarding: Onboarding;
  /** To be called once they were shown: from then on they are gone. Resolves when that is on record, or can't be. */
  shown(): Promise<void>;
}

/** Who opens, and how. */
export interface Opening {
  submission: string;
  way: Way;
  link: string;
  by?: Actor | undefined;
}

/**
 * Opens sealed credentials for somebody, if it is still theirs to open: undefined when it is not, because
 * somebody else was first, or they are no longer the ones that count.
 * @throws SealError when the seal can't be opened; then nothing has happened
 */
export type Reveal = (onboarding: Onboarding, opening: Opening) => Promise<Opened | undefined>;

interface Parts {
  store: Pick<Store, 'load' | 'sealed'>;
  turns: Pick<Turns, 'take'>;
  seal: Seal;
  shopOf(onboarding: Onboarding): Shop | undefined;
  log: Logger;
  now?: () => number;
  /** How long it is tried, in ms, to put on record that they were shown. */
  insistMs?: number;
}

/**
 * The one way by which credentials are shown. That they are about to be is committed before anybody sees them, so
 * that of two at once one wins, and a process that dies over it leaves a trace.
 */
export function createReveal({
  store,
  turns,
  seal,
  shopOf,
  log,
  now = Date.now,
  insistMs = 20_000,
}: Parts): Reveal {
  async function unsealed(id: string, submission: string) {
    try {
      return await openCredentials(submission, { store, seal });
    } catch (error) {
      if (error instanceof SealError) log.error({ onboarding: id, error: error.message }, CLOSED);
      throw error;
    }
  }

  return async (onboarding, { submission, way, link, by }) => {
    const shop = shopOf(onboarding);
    const secrets = canHandOver(onboarding) && (await unsealed(onboarding.id, submission));
    if (!secrets || !shop) return undefined;
    const values = shop.handOver(secrets);

    const attempt = randomUUID();
    const opening = { kind: 'opening' as const, submission, way, link, attempt, by };
    await turns.take(onboarding.id, { id: `opening ${attempt}`, at: now(), ...opening });
    const after = await store.load(onboarding.id);
    if (after?.handOver?.opening?.attempt !== attempt) return undefined;

    const shown = async () => {
      const end = now() + insistMs;
      for (;;) {
        try {
          const event = { kind: 'handed-over' as const, submission, way, by };
          return await turns.take(onboarding.id, { id: `shown ${attempt}`, at: now(), ...event });
        } catch (error) {
          // The opening is on record, and ends as doubtful.
          if (now() > end)
            return log.error({ onboarding: onboarding.id, error: errorName(error) }, NOT_NOTED);
          await sleep(250);
        }
      }
    };
    return { values, onboarding: after, shown };
  };
}

const CLOSED = "credentials can't be handed over: they are sealed with a key that is missing, or damaged";
const NOT_NOTED =
  'credentials were shown, and that could not be stored: the PM reads that they may have been';
