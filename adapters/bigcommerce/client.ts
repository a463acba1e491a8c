import { setTimeout as sleep } from 'node:timers/promises';
import { withoutEnd } from '../../src/base/without-end.ts';
import { readBody } from './body.ts';
import { limitedFor, pauseAfter, retryAfter } from './rate.ts';

/** What the API answered. `body` is parsed JSON where it was JSON, text otherwise, undefined if empty. */
export interface StoreAnswer {
  status: number;
  body: unknown;
}

export interface StoreRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the store's root, e.g. `/v2/time`; never ends with a slash. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * The API of one store, signed in. Answers any status but the transient ones, which reject with a
 * `StoreUnavailableError`. Never follows redirects, never talks to another host.
 */
export interface StoreApi {
  request(request: StoreRequest): Promise<StoreAnswer>;
}

/** BigCommerce did not answer this time: 429, 5xx, a time-out, or no connection. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly reason: 'rate_limited' | 'shop_down' | 'no_answer';
  readonly retryAfterMs: number | undefined;

  constructor(reason: 'rate_limited' | 'shop_down' | 'no_answer', retryAfterMs?: number) {
    super(`the store is unavailable: ${reason}`);
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What signs in to a store. */
export interface StoreKey {
  storeHash: string;
  accessToken: string;
}

export interface BigCommerceOptions {
  /** The API's origin; another one only for a local stand-in. */
  apiUrl?: string;
  /** The whole of one call, from connecting to the last byte. BigCommerce recommends none. */
  timeoutMs?: number;
  /** The longest wait that is sat out here, when BigCommerce asks for one; a longer one rejects. */
  maxWaitMs?: number;
}

/** Where the API is. */
export const API_URL = 'https://api.bigcommerce.com';

/** How often a call is made again after a 429 that asks for a short wait. */
const RATE_LIMIT_RETRIES = 3;
const RETRY_PAUSE_MS = 200;

/**
 * Signs in to BigCommerce's store API. The host is fixed: of a store only its hash goes into the address.
 * Redirects are not followed, and like web pages count as no answer. Reads are tried twice; writes are
 * repeated after a 429 only, which BigCommerce sends before doing anything. Errors hold neither the token nor
 * the address.
 * @throws TypeError for a hash or token that could change the address or the headers
 */
export function openStore(
  { storeHash, accessToken }: StoreKey,
  { apiUrl = API_URL, timeoutMs = 15_000, maxWaitMs = 10_000 }: BigCommerceOptions = {},
): StoreApi {
  const root = withoutEnd(apiUrl, '/');
  if (!/^[a-z0-9]{1,20}$/.test(storeHash)) throw new TypeError('not a store hash');
  if (!/^[\x21-\x7e]{1,500}$/.test(accessToken)) throw new TypeError('not an access token');
  let quietUntil = 0;
  let underWay = 0;

  async function attempt(request: StoreRequest): Promise<StoreAnswer> {
    for (let pause = quietUntil - Date.now(); pause > 0; pause = quietUntil - Date.now()) await sleep(pause);
    underWay += 1;
    const { response, answer } = await send(request).finally(() => {
      underWay -= 1;
    });
    if (response.status === 429) {
      const waitMs = limitedFor(response.headers);
      if (waitMs !== undefined && waitMs <= maxWaitMs) quietUntil = Date.now() + waitMs;
      throw new StoreUnavailableError('rate_limited', waitMs);
    }
    if (response.status >= 500) throw new StoreUnavailableError('shop_down', retryAfter(response.headers));
    // A redirect or a web page is some proxy's answer, not the API's: it says nothing about the token.
    if (isRedirect(response) || isWebPage(response)) throw new StoreUnavailableError('no_answer');
    const rest = pauseAfter(response.headers, underWay);
    if (rest > 0 && rest <= maxWaitMs) quietUntil = Date.now() + rest;
    return answer;
  }

  async function send({ method, path, body, headers }: StoreRequest) {
    const response = await fetch(`${root}/stores/${storeHash}${path}`, {
      method,
      headers: {
        ...headers,
        'X-Auth-Token': accessToken,
        Accept: 'application/json',
        'Content-Type': 'application/json',
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { response, answer: { status: response.status, body: await readBody(response) } };
  }

  return {
    async request(request) {
      if (!isPath(request.path)) throw new TypeError('not a path of the store API');
      let limited = 0;
      let failed = 0;
      for (;;) {
        try {
          return await attempt(request);
        } catch (error) {
          const trouble =
            error instanceof StoreUnavailableError ? error : new StoreUnavailableError('no_answer');
          const { reason, retryAfterMs } = trouble;
          if (reason === 'rate_limited') {
            const brief = retryAfterMs !== undefined && retryAfterMs <= maxWaitMs;
            if (!brief || ++limited > RATE_LIMIT_RETRIES) throw trouble;
            await sleep(retryAfterMs);
          } else {
            if (request.method !== 'GET' || ++failed > 1) throw trouble;
            await sleep(RETRY_PAUSE_MS);
          }
        }
      }
    },
  };
}

/** Below the store, and never out of it; a trailing slash makes BigCommerce refuse the call. */
function isPath(path: string): boolean {
  return /^\/v[23]\/[^#\s]*[^/#\s]$/.test(path) && !path.includes('..');
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

function isWebPage({ headers }: Response): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '');
}
