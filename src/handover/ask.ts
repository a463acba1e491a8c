import type { Platform } from '../chat/address.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Policy } from '../onboarding/policy.ts';
import { type Actor, canHandOver, type Onboarding } from '../state/onboarding.ts';
import type { Links } from '../store/links.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { notice } from '../views/notices.ts';
import { alreadyTaken, chooseOnCard, inTerminal, linkMessage, onTheirWay } from '../views/pm/hand-over.ts';
import { hashOf, linkUrl, newLink } from './link.ts';

/** Somebody of the PM's channel wants the credentials of an onboarding. */
export interface Asking {
  /** Stable across re-deliveries. */
  id: string;
  at: number;
  by: Actor;
  platform: Platform;
  /** What they chose; undefined: the one there is. */
  way?: string | undefined;
  trigger?: string | undefined;
}

/**
 * Asks for the credentials. Answers what the asker alone is to read, which may be a link that opens them; undefined
 * when there is nothing to say. Rejects when the store can't be reached.
 */
export type Ask = (onboarding: Onboarding, asking: Asking) => Promise<Message | undefined>;

interface Parts {
  store: Pick<Store, 'load'>;
  links: Pick<Links, 'add'>;
  turns: Pick<Turns, 'take'>;
  /** Undefined: its flow is not there, and nothing can be decided about it. */
  guideOf(onboarding: Onboarding): Guide | undefined;
  policy: Pick<Policy, 'ways' | 'revealForMs'>;
  /** Where our page is; needed for the way `page`. */
  publicUrl: string | undefined;
}

export function createAsk({ store, links, turns, guideOf, policy, publicUrl }: Parts): Ask {
  const { ways, revealForMs } = policy;

  return async (onboarding, asking) => {
    const { submission } = onboarding;
    if (!submission || !canHandOver(onboarding) || !guideOf(onboarding)) return nothingThere(onboarding);
    const [only, ...others] = ways;
    const way = ways.find((one) => one === asking.way) ?? (others.length === 0 ? only : undefined);
    if (way === undefined) return chooseOnCard();
    if (way === 'page' && publicUrl !== undefined)
      return await byLink(onboarding, submission.id, publicUrl, asking);
    if (way === 'page' || (way === 'form' && (asking.platform !== 'slack' || asking.trigger === undefined)))
      return inTerminal(onboarding);
    const { id, at, by, trigger } = asking;
    const event = { id: `hand over ${id}`, at, kind: 'hand-over-asked' as const, by, way, trigger };
    const opens = way === 'form' ? { link: { id: newLink().id, until: at + revealForMs } } : {};
    await turns.take(onboarding.id, { ...event, ...opens });
    return way === 'form' ? undefined : onTheirWay(onboarding);
  };

  async function byLink(onboarding: Onboarding, submission: string, url: string, asking: Asking) {
    const { id, at, by } = asking;
    const link = newLink();
    const until = at + revealForMs;
    await links.add({ id: link.id, key: hashOf(link.key), onboarding: onboarding.id, submission, by });
    const event = {
      kind: 'hand-over-asked' as const,
      by,
      way: 'page' as const,
      link: { id: link.id, until },
    };
    await turns.take(onboarding.id, { id: `hand over ${id}`, at, ...event });
    const after = await store.load(onboarding.id);
    if (after?.handOver?.asked?.link === link.id) return linkMessage(after, linkUrl(url, link), until);
    // Delivered twice: the link that counts went out, or will when they ask again.
    return after && !canHandOver(after) ? nothingThere(after) : undefined;
  }
}

function nothingThere(onboarding: Onboarding): Message {
  const { done } = onboarding.handOver ?? {};
  return done ? alreadyTaken(onboarding, done) : notice('nothing-to-hand-over');
}
