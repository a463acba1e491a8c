import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openStore } from '../../../adapters/bigcommerce/client.ts';
import {
  ACME_HASH,
  ALL,
  HARBOR_HASH,
  type Sandbox,
  sampleFiles,
  startSandbox,
  TOKENS,
} from '../../../emulators/bigcommerce/sandbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const call = async (
  method: string,
  path: string,
  {
    token = TOKENS.good,
    hash = ACME_HASH,
    body,
  }: { token?: string | null; hash?: string; body?: unknown } = {},
) => {
  const response = await fetch(`${sandbox.url}/stores/${hash}${path}`, {
    method,
    headers: { ...(token !== null && { 'X-Auth-Token': token }), 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

test('checks in the order of the gateway: route, header, token, store and permission, endpoint', async () => {
  expect(await call('GET', '/v3/nonsense', { token: null })).toMatchObject({
    status: 404,
    text: 'The route is not found, check the URL',
  });
  expect(await call('GET', '/v2/store', { token: null, hash: 'nowhere' })).toMatchObject({
    status: 401,
    text: 'X-Auth-Token header is required',
  });
  expect(await call('GET', '/v2/store', { token: '' })).toMatchObject({
    status: 401,
    text: 'X-Auth-Token header should have correct format',
  });
  expect(JSON.parse((await call('GET', '/v2/store', { token: 'wrong' })).text)).toMatchObject({
    status: 401,
    title: 'Unauthorized',
  });
  for (const hash of [HARBOR_HASH, 'nowhere'])
    expect(await call('GET', '/v2/time', { hash })).toMatchObject({ status: 403 });
  const denied = await call('POST', '/v2/banners', { token: TOKENS.nothing, body: {} });
  expect(JSON.parse(denied.text)).toEqual({
    status: 403,
    title: "You don't have a required scope to access the endpoint",
    type: 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes',
    errors: {},
  });
  expect(await call('GET', '/v2/time', { token: TOKENS.nothing })).toMatchObject({ status: 200 });
});

test.each([
  ['POST', '/v3/customers', [{}], 422],
  ['POST', '/v2/banners', {}, 400],
  ['POST', '/v2/orders', {}, 400],
  ['PUT', '/v2/orders/2147483647', {}, 404],
  ['GET', '/v3/orders/2147483647/transactions', undefined, 404],
  ['GET', '/v2/payments/methods', undefined, 200],
  ['GET', '/v3/payments/methods', undefined, 422],
  ['POST', '/v3/catalog/products', {}, 422],
  ['POST', '/v3/carts', {}, 422],
  ['GET', '/v3/carts', undefined, 404],
  ['GET', '/v3/carts/1', undefined, 404],
  ['POST', '/v3/storefront/api-token', {}, 422],
  ['POST', '/v3/storefront/api-token-customer-impersonation', {}, 422],
  ['GET', '/v3/customers/', undefined, 403],
  ['POST', '/v3/payments/transactions/authorizations', {}, 404],
])('answers %s %s %j with %d', async (method, path, body, status) => {
  expect(await call(method, path, { body })).toMatchObject({ status });
  expect(sandbox.changes).toEqual([]);
  expect(sandbox.requests).toEqual([{ method, path, status }]);
});

test('has the beta routes only when told so', async () => {
  sandbox.beta = true;
  expect(await call('POST', '/v3/payments/transactions/authorizations', { body: {} })).toMatchObject({
    status: 422,
  });
});

test('a write that succeeds really changes the shop, and is noted', async () => {
  const created = await call('POST', '/v2/coupons', { body: { name: 'a', type: 'b', amount: 1, code: 'c' } });
  const { id } = JSON.parse(created.text);
  await call('PUT', `/v2/coupons/${id}`, { body: { name: 'z' } });
  expect(JSON.parse((await call('GET', `/v2/coupons/${id}`)).text)).toMatchObject({ id, name: 'z' });
  await call('DELETE', '/v2/orders');
  expect(await call('GET', '/v2/orders')).toMatchObject({ status: 204 });
  expect(sandbox.changes.map(({ what, deed }) => `${what} ${deed}`)).toEqual([
    'coupons created',
    'coupons changed',
    'orders deleted',
    'orders deleted',
  ]);
});

test('mints and revokes storefront tokens', async () => {
  const { text } = await call('POST', '/v3/storefront/api-token', { body: { expires_at: 1, channel_id: 1 } });
  const shop = openStore({ storeHash: ACME_HASH, accessToken: TOKENS.good }, { apiUrl: sandbox.url });
  const revoke = {
    method: 'DELETE',
    path: '/v3/storefront/api-token',
    headers: { 'Sf-Api-Token': JSON.parse(text).data.token },
  } as const;
  expect(await shop.request(revoke)).toMatchObject({ status: 204 });
  expect(await shop.request(revoke)).toMatchObject({ status: 422 });
});

test('counts calls, and refuses those above the quota', async () => {
  await sandbox.close();
  sandbox = await startSandbox({ quota: 2, windowMs: 60_000 });
  const first = await call('GET', '/v2/time');
  expect(first.headers.get('x-rate-limit-requests-left')).toBe('1');
  await call('GET', '/v2/time');
  const third = await call('GET', '/v2/time');
  expect(third.status).toBe(429);
  expect(Number(third.headers.get('x-rate-limit-time-reset-ms'))).toBeGreaterThan(1000);
  expect(await call('GET', '/v2/time', { hash: HARBOR_HASH, token: TOKENS.otherShop })).toMatchObject({
    status: 200,
  });
});

test('a client that heeds the headers gets through a small quota', async () => {
  await sandbox.close();
  sandbox = await startSandbox({ quota: 3, windowMs: 40 });
  const shop = openStore({ storeHash: ACME_HASH, accessToken: TOKENS.good }, { apiUrl: sandbox.url });
  for (let calls = 0; calls < 8; calls++)
    expect(await shop.request({ method: 'GET', path: '/v2/time' })).toMatchObject({ status: 200 });
  expect(sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test('makes trouble on demand: for so many calls, below a path, of a kind', async () => {
  sandbox.faults = { mode: 'down', times: 1, path: '/v2/banners' };
  expect(await call('GET', '/v2/time')).toMatchObject({ status: 200 });
  expect(await call('GET', '/v2/banners')).toMatchObject({ status: 503 });
  expect(await call('GET', '/v2/banners')).toMatchObject({ status: 200 });
  sandbox.faults = { mode: 'rate_limited', retryAfterMs: 2000 };
  expect((await call('GET', '/v2/time')).headers.get('x-retry-after')).toBe('2');
  sandbox.faults = { mode: 'hang_up' };
  await expect(call('GET', '/v2/time')).rejects.toThrow();
  sandbox.faults = { mode: 'slow', delayMs: 1 };
  expect(await call('GET', '/v2/time')).toMatchObject({ status: 200 });
});

test('takes other shops and tokens, also while it runs', async () => {
  const [token, hash] = ['another0token', 'xyz789'];
  expect(await call('GET', '/v2/time', { token, hash })).toMatchObject({ status: 401 });
  sandbox.shops[hash] = { name: 'New', domain: 'new.example', tokens: { [token]: { ...ALL } } };
  expect(await call('GET', '/v2/time', { token, hash })).toMatchObject({ status: 200 });
});

test('has sample files of every kind', () => {
  expect(sampleFiles().map(({ id }) => id)).toEqual([
    'good',
    'one-missing',
    'many-wrong',
    'nothing',
    'other-shop',
    'screenshot',
    'empty',
  ]);
});
