/**
 * BigCommerce's rate limits: some 150 calls in 30 seconds, shared by all apps of a store. Headers as in
 * BigCommerce's documentation ("API rate limits"); a store without limits sends none.
 */

/** How long a 429 asks to wait, in ms: the longest of what its headers say; undefined if nothing. */
export function limitedFor(headers: Headers): number | undefined {
  return longest(number(headers, 'x-rate-limit-time-reset-ms'), retryAfter(headers));
}

/** How long a failed call asks to wait, in ms; undefined if it does not say. */
export function retryAfter(headers: Headers): number | undefined {
  return longest(seconds(headers, 'x-retry-after'), seconds(headers, 'retry-after'));
}

function longest(...candidates: (number | undefined)[]): number | undefined {
  const waits = candidates.filter((wait) => wait !== undefined);
  return waits.length > 0 ? Math.max(...waits) : undefined;
}

/**
 * How long to rest before the next call so as not to run into the limit, in ms; 0 with calls to spare. `underWay`: calls
 * that were made and may not have been counted yet.
 */
export function pauseAfter(headers: Headers, underWay: number): number {
  const left = number(headers, 'x-rate-limit-requests-left');
  return left !== undefined && left <= 1 + underWay
    ? (number(headers, 'x-rate-limit-time-reset-ms') ?? 0)
    : 0;
}

function seconds(headers: Headers, name: string): number | undefined {
  const value = number(headers, name);
  return value === undefined ? undefined : value * 1000;
}

/** A header's number; a date (which Retry-After may be) or nonsense counts as none. */
function number(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim();
  return text && /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
