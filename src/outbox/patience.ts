import type { Turns } from '../turn/turns.ts';

/** Looks after a merchant who waits for a file that can't be had: they are told once that it is being tried. */
export interface Patience {
  /** A try begins; call the answer when it is over. */
  begin(onboarding: string, number: number, sentAt: number): () => void;
  /** A try failed, and there is to be another one. */
  failed(onboarding: string, number: number, sentAt: number): Promise<void>;
}

/** The patience of an outbox whose time is `now`. */
export function createPatience(parts: {
  turns: Pick<Turns, 'take'>;
  now: () => number;
  /** How long somebody waits before they are told. */
  lateMs: number;
}): Patience {
  const { turns, now, lateMs } = parts;
  /** However often it is late, the event is one: the merchant is told once. */
  async function tell(onboarding: string, number: number, sentAt: number): Promise<void> {
    await turns.take(onboarding, { id: `effect ${number} late`, at: now(), kind: 'file-late', sentAt });
  }

  return {
    begin(onboarding, number, sentAt) {
      // A try that hangs is told of meanwhile; should that fail, the end of the try comes to it again.
      const late = setTimeout(() => void tell(onboarding, number, sentAt).catch(() => {}), lateMs);
      return () => clearTimeout(late);
    },
    async failed(onboarding, number, sentAt) {
      if (now() - sentAt >= lateMs) await tell(onboarding, number, sentAt);
    },
  };
}
