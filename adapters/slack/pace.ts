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
  /** The last turn that was promised to somebody who waits. */
  promisedAt: number;
  /** From then on it is called as often as anybody likes. */
  until: number;
}

/** What is limited: a method, in one channel where its limit is that channel's. */
export interface Limited {
  method: string;
  channel?: string | undefined;
}

/** The paces of what Slack has refused for being called too often. */
export function createPaces(now: () => number = Date.now) {
  const paces = new Map<string, Pace>();
  const keyOf = ({ method, channel = '' }: Limited) => `${method} ${channel}`;

  return {
    /** Slack refused a call of this method, and said when it may be tried again. */
    refused(limited: Limited, retryAfterMs: number): void {
      const key = keyOf(limited);
      const known = paces.get(key);
      const nextAt = Math.max(now() + retryAfterMs, known?.nextAt ?? 0);
      const promisedAt = Math.max(nextAt, known?.promisedAt ?? 0);
      paces.set(key, { nextAt, promisedAt, until: nextAt + CAREFUL_MS });
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
        return 0;
      }
      pace.promisedAt = Math.max(pace.promisedAt, at) + every;
      return pace.promisedAt - at;
    },
  };
}
