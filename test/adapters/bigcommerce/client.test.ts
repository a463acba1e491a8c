import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import {
  type BigCommerceOptions,
  openStore,
  type StoreApi,
  StoreUnavailableError,
} from '../../../adapters/bigcommerce/client.ts';

const TOKEN = 'sandbox0token0sandbox0token0000';
let close = async () => {};
afterEach(() => close());

/** A server that answers as told, and a shop signed in to it. */
async function serve(listener: RequestListener, options: BigCommerceOptions = {}): Promise<StoreApi> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => listener(request, response));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return openStore({ storeHash: 'abc123', accessToken: TOKEN }, { apiUrl, ...options });
}

const get = { method: 'GET', path: '/v2/time' } as const;
const post = { method: 'POST', path: '/v2/banners', body: {} } as const;

/** Answers one status after another, the last one for ever; counts the calls. */
function statuses(list: number[], headers: Record<string, string> = {}) {
  const calls: string[] = [];
  const listener: RequestListener = (request, response) => {
    const status = list[Math.min(calls.length, list.length - 1)] ?? 200;
    calls.push(`${request.method} ${request.url}`);
    response.writeHead(status, headers).end();
  };
  return { calls, listener };
}

async function troubleOf(promise: Promise<unknown>): Promise<StoreUnavailableError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreUnavailableError)) throw new Error('expected a StoreUnavailableError');
  expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(TOKEN);
  expect(error.cause).toBeUndefined();
  return error;
}

test('signs the call, and reads JSON, text and nothing', async () => {
  const seen: unknown[] = [];
  const shop = await serve((request, response) => {
    const { 'x-auth-token': token, accept, 'content-type': type } = request.headers;
    seen.push({ url: request.url, token, accept, type });
    response.writeHead(200).end(['{"time":1}', 'plain', ''][seen.length - 1]);
  });
  expect(await shop.request(get)).toEqual({ status: 200, body: { time: 1 } });
  expect(await shop.request(get)).toEqual({ status: 200, body: 'plain' });
  expect(await shop.request(get)).toEqual({ status: 200, body: undefined });
  const signed = {
    url: '/stores/abc123/v2/time',
    token: TOKEN,
    accept: 'application/json',
    type: 'application/json',
  };
  expect(seen[0]).toEqual(signed);
});

test('sends a body and extra headers', async () => {
  let body = '';
  const server = createServer((request, response) => {
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end(String(request.headers['sf-api-token'])));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  close = () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections());
  const shop = openStore(
    { storeHash: 'abc123', accessToken: TOKEN },
    { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` },
  );
  const answer = await shop.request({
    method: 'POST',
    path: '/v3/customers',
    body: [{}],
    headers: { 'Sf-Api-Token': 'x' },
  });
  expect([answer.body, body]).toEqual(['x', '[{}]']);
});

test.each(['', 'a/b', '../x', 'a?b', 'A', 'a b', 'a.b', '{hash}', 'a'.repeat(21)])(
  'refuses the store hash %j',
  (storeHash) => {
    expect(() => openStore({ storeHash, accessToken: TOKEN })).toThrow('not a store hash');
  },
);

test.each(['', 'a b', 'a\nb', 'tök'])(
  'refuses a token that is no header value, without naming it: %j',
  (accessToken) => {
    expect(() => openStore({ storeHash: 'abc123', accessToken })).toThrow(/^not an access token$/);
  },
);

test.each(['/v3/customers/', 'v3/customers', '//evil.example/x', '/v1/x', '/v3/../../x'])(
  'refuses the path %s',
  async (path) => {
    const shop = openStore({ storeHash: 'abc123', accessToken: TOKEN }, { apiUrl: 'http://127.0.0.1:1' });
    await expect(shop.request({ method: 'GET', path })).rejects.toThrow('not a path');
  },
);

test('a redirect is never followed, and counts as no answer', async () => {
  const { calls, listener } = statuses([302], { Location: '/elsewhere' });
  const shop = await serve(listener);
  await expect(shop.request(post)).rejects.toMatchObject({
    name: 'StoreUnavailableError',
    reason: 'no_answer',
  });
  expect(calls).toHaveLength(1);
});

test.each([200, 403, 422])(
  'a web page with status %i is some proxy speaking, not the API',
  async (status) => {
    const shop = await serve((_, response) => {
      response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!DOCTYPE html><html>');
    });
    await expect(shop.request(post)).rejects.toMatchObject({
      name: 'StoreUnavailableError',
      reason: 'no_answer',
    });
  },
);

test('reads no more of a body than it needs', async () => {
  const shop = await serve((_, response) => {
    response.writeHead(200);
    const more = () => {
      while (response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  });
  const { body } = await shop.request(get);
  expect(String(body)).toHaveLength(64 * 1024);
});

test('tries a read twice, and a write once', async () => {
  const once = statuses([503, 200]);
  const shop = await serve(once.listener);
  expect(await shop.request(get)).toMatchObject({ status: 200 });
  await close();

  const always = statuses([500], { 'Retry-After': '7' });
  const other = await serve(always.listener);
  expect(await troubleOf(other.request(get))).toMatchObject({ reason: 'shop_down', retryAfterMs: 7000 });
  expect(await troubleOf(other.request(post))).toMatchObject({ reason: 'shop_down' });
  expect(always.calls.map((call) => call.split(' ')[0])).toEqual(['GET', 'GET', 'POST']);
});

test('a closed connection, a refused one and silence are no answer', async () => {
  const shop = await serve((request) => void request.socket.destroy());
  expect(await troubleOf(shop.request(post))).toMatchObject({ reason: 'no_answer', retryAfterMs: undefined });
  await close();
  expect(await troubleOf(shop.request(get))).toMatchObject({ reason: 'no_answer' });

  const silent = await serve(() => {}, { timeoutMs: 50 });
  expect(await troubleOf(silent.request(post))).toMatchObject({ reason: 'no_answer' });
});

test('the time-out covers the body too', async () => {
  const shop = await serve((_, response) => void response.writeHead(200).write('{'), { timeoutMs: 50 });
  expect(await troubleOf(shop.request(post))).toMatchObject({ reason: 'no_answer' });
});

test('sits out a short 429, for writes too', async () => {
  const { calls, listener } = statuses([429, 429, 422], { 'X-Rate-Limit-Time-Reset-Ms': '5' });
  const shop = await serve(listener);
  expect(await shop.request(post)).toMatchObject({ status: 422 });
  expect(calls).toHaveLength(3);
});

test.each([
  [{ 'X-Rate-Limit-Time-Reset-Ms': '12000', 'X-Retry-After': '20' }, 20_000],
  [{ 'X-Rate-Limit-Time-Reset-Ms': '29000', 'Retry-After': '20' }, 29_000],
  [{ 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }, undefined],
  [{}, undefined],
])('leaves a longer 429 to the caller: %j', async (headers, retryAfterMs) => {
  const { calls, listener } = statuses([429], headers as Record<string, string>);
  const shop = await serve(listener);
  expect(await troubleOf(shop.request(get))).toMatchObject({ reason: 'rate_limited', retryAfterMs });
  expect(calls).toHaveLength(1);
});

test('gives up on a 429 that never ends', async () => {
  const { calls, listener } = statuses([429], { 'X-Rate-Limit-Time-Reset-Ms': '1' });
  const shop = await serve(listener);
  expect(await troubleOf(shop.request(post))).toMatchObject({ reason: 'rate_limited', retryAfterMs: 1 });
  expect(calls).toHaveLength(4);
});
