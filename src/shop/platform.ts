/** What a shop's API answered. `body` is parsed JSON where it was JSON, text otherwise, undefined if empty. */
export interface ShopAnswer {
  status: number;
  body: unknown;
}

export interface ShopRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the shop's root, e.g. `/v2/time`; never ends with a slash. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * One shop, signed in. Answers any status but the transient ones, which reject with a
 * `ShopUnavailableError`. Never follows redirects, never talks to another host.
 */
export interface Shop {
  request(request: ShopRequest): Promise<ShopAnswer>;
}

/** The port to a shop platform: signs in to one shop. */
export interface ShopPlatform {
  open(credentials: { storeHash: string; accessToken: string }): Shop;
}

/** The shop did not answer this time: 429, 5xx, a time-out, or no connection. */
export class ShopUnavailableError extends Error {
  override readonly name = 'ShopUnavailableError';
  readonly reason: 'rate_limited' | 'shop_down' | 'no_answer';
  readonly retryAfterMs: number | undefined;

  constructor(reason: 'rate_limited' | 'shop_down' | 'no_answer', retryAfterMs?: number) {
    super(`the shop is unavailable: ${reason}`);
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}
