import type { StoreAnswer, StoreRequest } from '../client.ts';

/** What a permission can be set to in the panel. */
export const LEVELS = ['none', 'read-only', 'modify', 'manage'] as const;
export type Level = (typeof LEVELS)[number];

/** The permissions by their ids, which are the same in every release. */
export type CheckId =
  | 'customers'
  | 'information'
  | 'marketing'
  | 'orders'
  | 'transactions'
  | 'payment_methods'
  | 'products'
  | 'carts'
  | 'storefront_tokens'
  | 'impersonation_tokens';

/** Why nothing is proved of a permission. */
export type Reason = 'unclear' | 'contradictory' | 'only_reading_proved' | 'token_rejected';

/**
 * One request that tells whether the token has a permission. The gateway refuses a missing permission
 * (403) before the request is looked at, so a request that can't succeed is answered 400, 404 or 422
 * when the permission is there.
 */
export interface Probe extends StoreRequest {
  /** The statuses that prove the permission; by default any 2xx, 400, 404, 409 and 422. */
  proof?: number[];
  /** What the answer must hold besides, lest somebody else's 200 be taken for the shop's. */
  tells?(body: unknown): boolean;
  /** A 403 proves the lack of the permission only if its body speaks of a scope. */
  namedRefusalOnly?: boolean;
  /** A second opinion, or a route in beta: should the shop not answer, the check goes on without it. */
  mayBeAway?: boolean;
  /** Should the request succeed against all expectation: how to take back what it made. */
  undo?(body: unknown): StoreRequest | undefined;
}

/** One permission of the API account, and how to find out about it without changing anything. */
export interface Permission {
  id: CheckId;
  required: Level;
  /** Proves the required level (the further ones in case BigCommerce has no such route). */
  probes: [Probe, ...Probe[]];
  /** BigCommerce often gives no way to prove it, whatever it answers. */
  unprovable?: boolean;
  /** Where *modify* is required: tells *read-only* from *none*. */
  readProbe?: Probe;
}

/** No order has this number (the largest a signed 32-bit integer holds), and no cart this id. */
const NO_NUMBER = 2147483647;
const NO_CART = '00000000-0000-0000-0000-000000000000';

/**
 * The ten permissions, in the panel's order. Each write lacks what BigCommerce requires of it, or names
 * something that does not exist. Never a DELETE on a collection: without a filter it deletes everything.
 */
export const permissions: Permission[] = [
  {
    id: 'customers',
    required: 'modify',
    probes: [{ method: 'POST', path: '/v3/customers', body: [{}], undo: removeById('/v2/customers') }],
    readProbe: { method: 'GET', path: '/v3/customers?id:in=0' },
  },
  {
    id: 'information',
    required: 'read-only',
    probes: [
      {
        method: 'GET',
        path: '/v2/store',
        proof: [200],
        tells: (body) => typeof field(body, 'id') === 'string',
      },
    ],
  },
  {
    id: 'marketing',
    required: 'modify',
    probes: [
      { method: 'POST', path: '/v2/banners', body: {}, undo: removeById('/v2/banners') },
      { method: 'PUT', path: `/v2/coupons/${NO_NUMBER}`, body: {} },
    ],
    readProbe: { method: 'GET', path: '/v2/banners?limit=1' },
  },
  {
    id: 'orders',
    required: 'modify',
    probes: [{ method: 'PUT', path: `/v2/orders/${NO_NUMBER}`, body: {} }],
    readProbe: { method: 'GET', path: '/v2/orders/count' },
  },
  {
    id: 'transactions',
    required: 'modify',
    unprovable: true,
    // The one write that Orders does not open as well is in beta: often missing, and its refusals count
    // only if they say why.
    probes: [
      {
        method: 'POST',
        path: '/v3/payments/transactions/authorizations',
        body: {},
        proof: [400, 422],
        namedRefusalOnly: true,
        mayBeAway: true,
      },
    ],
    readProbe: { method: 'GET', path: `/v3/orders/${NO_NUMBER}/transactions` },
  },
  {
    id: 'payment_methods',
    required: 'read-only',
    probes: [
      { method: 'GET', path: '/v3/payments/methods' },
      { method: 'GET', path: '/v2/payments/methods', mayBeAway: true },
    ],
  },
  {
    id: 'products',
    required: 'modify',
    probes: [
      { method: 'POST', path: '/v3/catalog/products', body: {}, undo: removeById('/v3/catalog/products') },
      { method: 'PUT', path: '/v3/catalog/products', body: [] },
    ],
    readProbe: { method: 'GET', path: '/v3/catalog/summary' },
  },
  {
    id: 'carts',
    required: 'modify',
    // Not POST /v3/carts: no field of it is documented as required, so an empty cart might come of it.
    probes: [
      { method: 'POST', path: `/v3/carts/${NO_CART}/items`, body: {} },
      { method: 'PUT', path: `/v3/carts/${NO_CART}`, body: {} },
    ],
    readProbe: { method: 'GET', path: `/v3/carts/${NO_CART}` },
  },
  {
    id: 'storefront_tokens',
    required: 'manage',
    probes: [{ method: 'POST', path: '/v3/storefront/api-token', body: {}, undo: revokeToken }],
  },
  {
    id: 'impersonation_tokens',
    required: 'manage',
    probes: [
      {
        method: 'POST',
        path: '/v3/storefront/api-token-customer-impersonation',
        body: {},
        undo: revokeToken,
      },
    ],
  },
];

/** What an answer says about the permission asked for. `absent`: there is no such route. */
export type Finding = 'granted' | 'denied' | 'absent' | 'unclear' | 'rejected';

/** Reads the answer to a probe by its status; texts differ between endpoints. */
export function readAnswer(probe: Probe, { status, body }: StoreAnswer): Finding {
  if (status === 401) return 'rejected';
  if (status === 403) return probe.namedRefusalOnly && !says(body, /scope/i) ? 'unclear' : 'denied';
  if (status === 404 && says(body, /route is not found/i)) return 'absent';
  const proves =
    probe.proof?.includes(status) ?? (isSuccess(status) || [400, 404, 409, 422].includes(status));
  return proves && (probe.tells?.(body) ?? true) ? 'granted' : 'unclear';
}

/** Whether a status is one of success. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function says(body: unknown, pattern: RegExp): boolean {
  return body !== undefined && pattern.test(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Removes the one thing whose number the answer gives, and nothing if it gives none. */
function removeById(collection: string): (body: unknown) => StoreRequest | undefined {
  return (body) => {
    const data = field(body, 'data') ?? body;
    const id = field(Array.isArray(data) ? data[0] : data, 'id');
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) return undefined;
    return { method: 'DELETE', path: `${collection}/${id}` };
  };
}

function revokeToken(body: unknown): StoreRequest | undefined {
  const token = field(field(body, 'data'), 'token');
  if (typeof token !== 'string' || !/^[\w.-]+$/.test(token)) return undefined;
  return { method: 'DELETE', path: '/v3/storefront/api-token', headers: { 'Sf-Api-Token': token } };
}

/** A field of an answer whose shape is not to be relied on. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
