/**
 * How often a method may be called, as soon as Slack has said that it was called too often: by its tier, a little
 * below the published rate. Source: docs.slack.dev/apis/web-api/rate-limits (tiers are by method and workspace).
 */
const EVERY_MS: Record<string, number> = {
  // By channel, and not for all of them together.
  'chat.postMessage': 1_050,
  'chat.postEphemeral': 1_050,
  'chat.update': 1_250,
  'conversations.open': 1_250,
  'files.getUploadURLExternal': 650,
  'files.completeUploadExternal': 650,
};
const EVERY_OTHER_MS = 650;

/** So long after its last refusal a method is called at its pace and no faster. */
const CAREFUL_MS = 60_000;

interface Pace {
  /** When it may be called next. */
  nextAt: number;
  /** Turns that were promised to those who wait, by what they are about. Who does not come has lost theirs. */
  promises: Map<unknown, number>;
  /** From then on it is called as often as anybody likes. */
  until: number;
}

/** What is limited: a method, in one channel where its limit is that channel's. */
export interface Limited {
  method: string;
  channel?: string | undefined;
  /** What the call is about, e.g. the message to edit: another one about the same takes the same turn. */
  about?: string | undefined;
  /** Somebody waits for what comes after it: it stands in no queue. */
  isAwaited?: boolean | undefined;
}

/** The paces of what Slack has refused for being called too often. */
export function createPaces(now: () => number = Date.now) {
  const paces = new Map<string, Pace>();
  const keyOf = ({ method, channel = '' }: Limited) => `${method} ${channel}`;

  /** The turn of one who is too early: what was promised before, or one behind all others. */
  function promise({ promises, nextAt }: Pace, { about, isAwaited }: Limited, every: number): number {
    const at = now();
    for (const [whose, turn] of promises) if (turn < at - every) promises.delete(whose);
    if (isAwaited) return nextAt;
    const known = about === undefined ? undefined : promises.get(about);
    if (known !== undefined && known > at) return known;
    const turn = Math.max(nextAt - every, at, ...promises.values()) + every;
    promises.set(about ?? Symbol(), turn);
    return turn;
  }

  return {
    /** Slack refused a call of this method, and said when it may be tried again. */
    refused(limited: Limited, retryAfterMs: number): void {
      const key = keyOf(limited);
      const known = paces.get(key);
      const nextAt = Math.max(now() + retryAfterMs, known?.nextAt ?? 0);
      // Whoever was refused comes first.
      const promises = known?.promises ?? new Map<unknown, number>();
      paces.set(key, { nextAt, promises, until: nextAt + CAREFUL_MS });
    },

    /** How long to wait, in ms, until it is this call's turn; 0: now, and the turn is taken. */
    wait(limited: Limited): number {
      const key = keyOf(limited);
      const pace = paces.get(key);
      if (!pace) return 0;
      const [at, every] = [now(), EVERY_MS[limited.method] ?? EVERY_OTHER_MS];
      if (at >= pace.until) {
        paces.delete(key);
        return 0;
      }
      // Who was promised a turn comes about then, and not to the millisecond.
      if (at >= pace.nextAt - every / 4) {
        pace.nextAt = Math.max(at, pace.nextAt) + every;
        pace.promises.delete(limited.about);
        return 0;
      }
      return promise(pace, limited, every) - at;
    },
  };
}
