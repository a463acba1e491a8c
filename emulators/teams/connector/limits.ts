/** How much a bot may do: per conversation as Teams documents it, and 50 calls a second in a tenant. */
import { tooManyRequests } from './errors.ts';

type Limited = 'write' | 'look' | 'tenant';

/** At most `count` in `ms` milliseconds. */
interface Window {
  ms: number;
  count: number;
}

const windows: Record<Limited, Window[]> = {
  write: per([1, 7], [2, 8], [30, 60], [3600, 1800]),
  look: per([1, 14], [2, 16], [30, 120], [3600, 3600]),
  tenant: per([1, 50]),
};

function per(...limits: [seconds: number, count: number][]): Window[] {
  return limits.map(([seconds, count]) => ({ ms: seconds * 1000, count }));
}

export class RateLimits {
  readonly #taken = new Map<string, number[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a call. Throws `TooManyRequests` (429), with `Retry-After`, when it is one too many. */
  take(what: Limited, where: string): void {
    const now = this.#now();
    const key = `${what} ${where}`;
    const longest = Math.max(...windows[what].map(({ ms }) => ms));
    const taken = (this.#taken.get(key) ?? []).filter((at) => at > now - longest);
    const waits = windows[what].map(({ ms, count }) => {
      const first = taken.filter((at) => at > now - ms).at(-count);
      return first === undefined ? 0 : first + ms - now;
    });
    const wait = Math.max(...waits);
    if (wait > 0) throw tooManyRequests(Math.ceil(wait / 1000));
    this.#taken.set(key, [...taken, now]);
  }
}
