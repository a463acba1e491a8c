import type { Answer } from './answers.ts';

/** Trouble the sandbox makes. May be set, and altered, at any time. */
export interface Faults {
  /** `hang_up` closes the connection without an answer. */
  mode: 'none' | 'slow' | 'rate_limited' | 'down' | 'hang_up';
  /** With `slow`: how long an answer takes; 3 s by default. */
  delayMs?: number;
  /** With `rate_limited`: what the headers ask to wait (30 s by default); null for a 429 without headers. */
  retryAfterMs?: number | null;
  /** With `down`: the status, 503 by default. */
  status?: number;
  /** Only for so many calls; counts down. */
  times?: number;
  /** Only below this path of a store, e.g. `/v2/banners`. */
  path?: string;
}

/** What is to happen to a call; undefined to answer it as usual. Counts down `times`. */
export function faultFor(
  faults: Faults,
  path: string,
): { delayMs?: number; hangUp?: boolean; answer?: Answer } | undefined {
  if (faults.mode === 'none' || (faults.path !== undefined && !path.startsWith(faults.path)))
    return undefined;
  if (faults.times !== undefined) {
    if (faults.times <= 0) return undefined;
    faults.times -= 1;
  }
  switch (faults.mode) {
    case 'slow':
      return { delayMs: faults.delayMs ?? 3000 };
    case 'hang_up':
      return { hangUp: true };
    case 'down':
      return { answer: { status: faults.status ?? 503, text: 'Down for Maintenance' } };
    case 'rate_limited':
      return { answer: rateLimited(faults.retryAfterMs === undefined ? 30_000 : faults.retryAfterMs) };
  }
}

/** A 429; without headers it means that the platform is under load. */
export function rateLimited(retryAfterMs: number | null): Answer {
  return {
    status: 429,
    json: { status: 429, title: 'Too many requests' },
    ...(retryAfterMs !== null && {
      headers: {
        'X-Rate-Limit-Time-Reset-Ms': String(retryAfterMs),
        'X-Retry-After': String(Math.floor(retryAfterMs / 1000)),
      },
    }),
  };
}
