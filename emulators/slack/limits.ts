/**
 * Slack's published limits: calls a minute by method (its tier), and a message a second by channel, with a short burst.
 * Source: docs.slack.dev/apis/web-api/rate-limits, and the tier on each method's page.
 */
const A_MINUTE: Record<string, number> = {
  'chat.update': 50,
  'conversations.open': 50,
  'users.info': 100,
  'files.info': 100,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'views.open': 100,
  'views.publish': 100,
  'auth.test': 600,
};
const BURST_IN_CHANNEL = 5;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** Counts the calls of one app in one workspace. */
export class Limits {
  readonly #now: () => number;
  readonly #calls = new Map<string, number[]>();
  /** When each channel has room for a whole burst again. */
  readonly #full = new Map<string, number>();
  /** How many calls were refused, by method. */
  readonly refused = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long to wait, in seconds, before a call is taken; 0: it is, and counts. */
  take(method: string, channel: unknown): number {
    const wait =
      method === 'chat.postMessage'
        ? this.#inChannel(String(channel))
        : this.#inMinute(method, A_MINUTE[method]);
    if (wait > 0) this.refused.set(method, (this.refused.get(method) ?? 0) + 1);
    return Math.ceil(wait / SECOND_MS);
  }

  #inMinute(method: string, most: number | undefined): number {
    if (most === undefined) return 0;
    const now = this.#now();
    const calls = (this.#calls.get(method) ?? []).filter((at) => at > now - MINUTE_MS);
    this.#calls.set(method, calls);
    const [oldest] = calls;
    if (calls.length >= most && oldest !== undefined) return oldest + MINUTE_MS - now;
    calls.push(now);
    return 0;
  }

  #inChannel(channel: string): number {
    const now = this.#now();
    const full = Math.max(this.#full.get(channel) ?? now, now);
    if (full - now > (BURST_IN_CHANNEL - 1) * SECOND_MS)
      return full - now - (BURST_IN_CHANNEL - 1) * SECOND_MS;
    this.#full.set(channel, full + SECOND_MS);
    return 0;
  }
}
