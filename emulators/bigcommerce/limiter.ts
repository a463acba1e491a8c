import type { Answer } from './answers.ts';
import { rateLimited } from './faults.ts';

/** Counts the calls of each shop in windows, like BigCommerce: 150 in 30 s on the smallest plan. */
export class RateLimiter {
  readonly #quota: number;
  readonly #windowMs: number;
  readonly #windows = new Map<string, { used: number; ends: number }>();

  constructor(quota: number, windowMs: number) {
    this.#quota = quota;
    this.#windowMs = windowMs;
  }

  /** Counts one call: the headers its answer carries, and the 429 once the quota is used up. */
  count(shop: string): { headers: Record<string, string>; refusal: Answer | undefined } {
    const now = Date.now();
    const open = this.#windows.get(shop);
    const current = open && open.ends > now ? open : { used: 0, ends: now + this.#windowMs };
    this.#windows.set(shop, current);
    current.used += 1;
    const resetMs = current.ends - now;
    return {
      headers: {
        'X-Rate-Limit-Time-Window-Ms': String(this.#windowMs),
        'X-Rate-Limit-Time-Reset-Ms': String(resetMs),
        'X-Rate-Limit-Requests-Quota': String(this.#quota),
        'X-Rate-Limit-Requests-Left': String(Math.max(0, this.#quota - current.used)),
      },
      refusal: current.used > this.#quota ? rateLimited(resetMs) : undefined,
    };
  }
}
