import { ChatError } from '../chat/chat.ts';
import type { OutboxEntry } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { GIVEN_UP } from './file-problem.ts';
import type { Outcome } from './perform.ts';

/** A merchant who waits for their file so long is told that it is being tried. */
const LATE_MS = 6000;
/** And after so long, and so many tries, they are asked for it again. */
const GIVE_UP_MS = 5 * 60_000;
const LEAST_TRIES = 4;

/** Looks after merchants who wait for a file that can't be had. Entries of other kinds are left alone. */
export interface Patience {
  /** A try begins; call the answer when it is over. */
  begin(onboarding: string, entry: OutboxEntry): () => void;
  /** A try failed. Answers what it ends with, or undefined when there is to be another one. */
  failed(onboarding: string, entry: OutboxEntry, error: unknown): Promise<Outcome>;
}

/** The patience of an outbox whose time is `now`. */
export function createPatience({ turns, now }: { turns: Pick<Turns, 'take'>; now: () => number }): Patience {
  /** However often it is late, the event is one: the merchant is told once. */
  async function tell(onboarding: string, number: number, sentAt: number): Promise<void> {
    await turns.take(onboarding, { id: `effect ${number} late`, at: now(), kind: 'file-late', sentAt });
  }

  return {
    begin(onboarding, { number, effect }) {
      if (effect.kind !== 'fetch') return () => {};
      // A try that hangs is told of meanwhile; should that fail, the end of the try comes to it again.
      const late = setTimeout(() => void tell(onboarding, number, effect.sentAt).catch(() => {}), LATE_MS);
      return () => clearTimeout(late);
    },

    async failed(onboarding, { number, effect, tries }, error) {
      if (effect.kind !== 'fetch') return undefined;
      // A platform that refuses us altogether takes no words either: everything waits for an operator.
      if (error instanceof ChatError && error.code === 'paused') return undefined;
      const { sentAt } = effect;
      const waited = now() - sentAt;
      if (waited >= GIVE_UP_MS && tries + 1 >= LEAST_TRIES)
        return { event: { kind: 'refused', sentAt, problem: GIVEN_UP } };
      if (waited >= LATE_MS) await tell(onboarding, number, sentAt);
      return undefined;
    },
  };
}
