import { ChatError } from '../chat/chat.ts';
import { EFFECTS, type Effect, type Kind } from '../state/effect.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import type { KnownEntry } from './lanes.ts';

/** These are nothing but a call to the platform: whatever they are for, they do not come to an end without one. */
const PROOFS: readonly Kind[] = ['say', 'tell', 'alert', 'answer'];

/** Of each platform so much at most is remembered; the rest comes when it is due. */
const MOST = 10_000;

/**
 * What waits, by growing distances, because a platform was out of reach: it goes at once when something gets through
 * to that platform again, so that silence does not outlast its cause. Each process looks after what it tried itself.
 */
export interface Backlog {
  /** An entry is kept for later, for this reason. */
  waits(onboarding: Onboarding, entry: KnownEntry, error: unknown): void;
  /** An entry was performed: if something went through a platform, that is there. */
  done(onboarding: Onboarding, entry: KnownEntry): void;
}

interface Parts {
  store: Pick<Store, 'postpone'>;
  /** There is something to perform for this onboarding. */
  wake(onboarding: string): void;
  now: () => number;
}

interface Waiting {
  onboarding: string;
  number: number;
  tries: number;
}

export function createBacklog({ store, wake, now }: Parts): Backlog {
  const byPlatform = new Map<string, Map<string, Waiting>>();
  /** Tried before their time already: what fails then, too, waits as long as it must. */
  const hastened = new Set<string>();

  async function release(waiting: Iterable<Waiting>): Promise<void> {
    for (const { onboarding, number, tries } of waiting) {
      hastened.add(`${onboarding} ${number}`);
      await store.postpone(onboarding, number, tries, now());
      wake(onboarding);
    }
  }

  return {
    waits(onboarding, { number, effect, tries }, error) {
      const platform = platformOf(onboarding, effect);
      if (platform === undefined || !isOutage(error)) return;
      const { id } = onboarding;
      const key = `${id} ${number}`;
      if (hastened.delete(key)) return;
      const waiting = byPlatform.get(platform) ?? new Map<string, Waiting>();
      byPlatform.set(platform, waiting);
      if (waiting.size < MOST) waiting.set(key, { onboarding: id, number, tries: tries + 1 });
    },
    done(onboarding, { number, effect }) {
      hastened.delete(`${onboarding.id} ${number}`);
      if (!PROOFS.includes(effect.kind)) return;
      const platform = platformOf(onboarding, effect);
      const waiting = byPlatform.get(platform ?? '');
      if (!waiting) return;
      byPlatform.delete(platform ?? '');
      // Should the store be away, they come when they are due.
      void release(waiting.values()).catch(() => {});
    },
  };
}

/** Whether the platform could not be reached, as opposed to wanting us to wait, or refusing us. */
function isOutage(error: unknown): boolean {
  return error instanceof ChatError && error.code === 'retry' && error.retryAfterMs === undefined;
}

/** The platform an effect goes through; undefined: none, or it is not known which. */
function platformOf({ merchant, pm }: Onboarding, { kind }: Effect): string | undefined {
  const { audience } = EFFECTS[kind];
  if (audience === 'merchant') return merchant.platform;
  return audience === 'pm' ? pm?.platform : undefined;
}
