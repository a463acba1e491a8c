import {
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { compactDecrypt, decodeProtectedHeader, importJWK } from 'jose';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { checkWebhook } from '../../../adapters/webhook/check.ts';
import { createWebhook } from '../../../adapters/webhook/webhook.ts';
import { parseReceiverKey, type ReceiverKey } from '../../../src/credentials/receiver-key.ts';
import { publishedSchema } from '../../../src/handover/events.ts';
import { createGuardedHttp } from '../../../src/handover/http.ts';
import { useHttpServer } from '../../support/http-server.ts';
import { useRedis } from '../../support/redis.ts';
import { everythingIn } from '../../support/secrets.ts';

const redis = useRedis();
const server = useHttpServer();
const SECRET_BYTES = Buffer.alloc(32, 5);
const SECRET = `whsec_${SECRET_BYTES.toString('base64')}`;
const ABOUT = { id: 'ob_1', flow: 'bigcommerce' };
const AT = Date.UTC(2026, 0, 2, 3, 4, 5);
const SECRETS = { store_hash: 'abc123', access_token: 'canary-token', client_secret: 'canary-secret' };
const STARTED = { id: 'msg_1', type: 'onboarding.started', at: AT } as const;

let store: RedisStore;
const now = AT + 60_000;
beforeEach(async () => {
  store = await openRedisStore(redis.url());
  await store.deliveries.switchOn();
  server.heard = [];
  server.answer = () => ({ status: 204 });
});
afterEach(() => store.close());

const start = (key?: ReceiverKey) =>
  createWebhook(
    { url: `${server.url}/hook`, secret: SECRET, key },
    { http: createGuardedHttp({ timeoutMs: 2_000 }), deliveries: store.deliveries, now: () => now },
  );
const delivery = { onboarding: ABOUT, submission: 'ob_1.s1', at: AT, secrets: SECRETS };
const schema = new Ajv2020({ strict: false });
addFormats.default(schema);
const isPublished = schema.compile(publishedSchema());

/** The specification, read anew: what was signed is the id, the time and the body, as they came. */
function signatureOf({ headers, body }: (typeof server.heard)[number]): string {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', SECRET_BYTES).update(signed).digest('base64')}`;
}
const newest = () => {
  const heard = server.heard.at(-1);
  if (!heard) throw new Error('nothing was heard');
  return heard;
};

describe('a webhook', () => {
  test('is told by Standard Webhooks: a verifier of our own agrees, and not once the body is another', async () => {
    await start().announce(ABOUT, STARTED);
    const heard = newest();
    expect(heard).toMatchObject({
      method: 'POST',
      path: '/hook',
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(now / 1000),
        'webhook-signature': signatureOf(heard),
      },
    });
    expect(heard.headers['webhook-signature']).not.toBe(
      signatureOf({ ...heard, body: heard.body.replace('ob_1', 'ob_2') }),
    );
    expect(JSON.parse(heard.body)).toEqual({
      type: 'onboarding.started',
      timestamp: '2026-01-02T03:04:05.000Z',
      data: { onboarding: ABOUT },
    });
  });

  test('is told what the published schema says', async () => {
    const webhook = start(await receiver('EC').key);
    const more = { submission: 'ob_1.s1', at: AT };
    await webhook.announce(ABOUT, STARTED);
    await webhook.announce({ ...ABOUT, customer: 'Acme' }, { id: 'm', type: 'onboarding.verified', ...more });
    const flaw = { flaw: 'needs_changes' as const, permissions: ['orders'] };
    await webhook.announce(ABOUT, { id: 'm', type: 'onboarding.needs_changes', ...more, ...flaw });
    await webhook.announce(ABOUT, { id: 'm', type: 'onboarding.handed_over', ...more, way: 'vault' });
    await webhook.sink?.deliver(delivery);
    for (const { body } of server.heard) {
      expect([isPublished(JSON.parse(body)), isPublished.errors]).toEqual([true, null]);
      expect(body.length).toBeLessThan(20_000);
    }
    expect(isPublished({ type: 'onboarding.verified', timestamp: 'x', data: {} })).toBe(false);
  });

  test.each([
    ['status_500', { status: 500 }, undefined],
    ['status_302', { status: 302, headers: { Location: 'https://elsewhere.example/' } }, undefined],
    ['status_429', { status: 429, headers: { 'Retry-After': '120' } }, 120_000],
    ['status_503', { status: 503, headers: { 'Retry-After': '999999999' } }, 24 * 3_600_000],
    ['status_404', { status: 404, headers: { 'Retry-After': 'soon' } }, undefined],
  ])('that answers %s is told again later', async (reason, answer, retryAfterMs) => {
    server.answer = () => answer;
    await expect(start().announce(ABOUT, STARTED)).rejects.toMatchObject({
      code: 'later',
      reason,
      retryAfterMs,
    });
    expect(server.heard).toHaveLength(1);
  });

  test('that is gone (410) is told nothing more, until it is switched on again', async () => {
    server.answer = () => ({ status: 410 });
    const webhook = start();
    await expect(webhook.announce(ABOUT, STARTED)).rejects.toMatchObject({ code: 'gone' });
    await expect(webhook.announce(ABOUT, STARTED)).rejects.toMatchObject({ code: 'off' });
    // Another process knows it too.
    await expect(start().announce(ABOUT, STARTED)).rejects.toMatchObject({ code: 'off' });
    expect(server.heard).toHaveLength(1);
    server.answer = () => ({ status: 200 });
    await store.deliveries.switchOn();
    await webhook.announce(ABOUT, STARTED);
    expect(server.heard).toHaveLength(2);
  });

  test('what it was told is on record, and can be said again under the same id', async () => {
    const webhook = start();
    server.answer = () => ({ status: 500 });
    const message = { ...STARTED, id: 'msg_again' };
    await expect(webhook.announce(ABOUT, message)).rejects.toThrow();
    server.answer = () => ({ status: 204 });
    await webhook.announce(ABOUT, message);
    const record = await store.deliveries.find('msg_again');
    expect(record).toMatchObject({
      type: 'onboarding.started',
      onboarding: 'ob_1',
      tries: 2,
      status: 'accepted',
    });
    if (!record) throw new Error('unreachable');
    await webhook.repeat(record);
    const [, first, second] = server.heard;
    expect(second).toMatchObject({ body: first?.body, headers: { 'webhook-id': 'msg_again' } });
    expect(newest().headers['webhook-signature']).toBe(signatureOf(newest()));
  });

  test('the operator can ask whether it is there', async () => {
    expect(await checkWebhook({ url: server.url })).toMatchObject({ level: 'ok' });
    expect(newest()).toMatchObject({ method: 'GET', body: '' });
    server.answer = () => ({ status: 301, headers: { Location: '/x' } });
    expect(await checkWebhook({ url: server.url })).toMatchObject({ level: 'bad' });
    expect(await checkWebhook({ url: 'https://10.0.0.1/' })).toMatchObject({
      text: "the address can't be reached (forbidden_address)",
    });
  });
});

/** A receiver's pair of keys. */
function receiver(kind: 'RSA' | 'EC' | 'X25519', alg = kind === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES') {
  const { publicKey, privateKey } = pairOf(kind);
  const jwk = { ...publicKey.export({ format: 'jwk' }), alg, kid: 'theirs' };
  return { key: parseReceiverKey(JSON.stringify(jwk)), privateKey };
}

function pairOf(kind: 'RSA' | 'EC' | 'X25519') {
  switch (kind) {
    case 'RSA':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'EC':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'X25519':
      return generateKeyPairSync('x25519');
  }
}

const sealedIn = (body: string): string => JSON.parse(body).data.sealed;

describe('credentials for a webhook', () => {
  test.each([
    ['RSA', 'RSA-OAEP-256'],
    ['EC', 'ECDH-ES'],
    ['EC', 'ECDH-ES+A256KW'],
    ['X25519', 'ECDH-ES'],
    ['X25519', 'ECDH-ES+A256KW'],
  ] as const)('are sealed for its %s key (%s), and for nobody else', async (kind, alg) => {
    const { key, privateKey } = receiver(kind, alg);
    await start(key).sink?.deliver(delivery);
    const { headers, body } = newest();
    expect(JSON.parse(body)).toMatchObject({
      type: 'credentials.handed_over',
      timestamp: '2026-01-02T03:04:05.000Z',
      data: { onboarding: ABOUT, submission: 'ob_1.s1' },
    });
    expect(headers['webhook-signature']).toBe(signatureOf(newest()));
    const sealed = sealedIn(body);
    expect(decodeProtectedHeader(sealed)).toMatchObject({ alg, enc: 'A256GCM', kid: 'theirs', cty: 'json' });
    const mine = await importJWK(privateKey.export({ format: 'jwk' }), alg);
    const { plaintext } = await compactDecrypt(sealed, mine, { keyManagementAlgorithms: [alg] });
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(SECRETS);
    const other = await importJWK(pairOf(kind).privateKey.export({ format: 'jwk' }), alg);
    await expect(compactDecrypt(sealed, other)).rejects.toThrow();
  });

  test('open by the letter of RFC 7518, without any library for it', async () => {
    const { key, privateKey } = receiver('EC', 'ECDH-ES');
    await start(key).sink?.deliver(delivery);
    expect(JSON.parse(openByHand(sealedIn(newest().body), privateKey))).toEqual(SECRETS);
  });

  test('come under one id however often they are delivered, and leave no trace in the store', async () => {
    const { sink } = start(receiver('RSA').key);
    server.answer = () => ({ status: 500 });
    await expect(sink?.deliver(delivery)).rejects.toMatchObject({ code: 'later' });
    server.answer = () => ({ status: 200 });
    await sink?.deliver(delivery);
    const ids = new Set(server.heard.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    const stored = await everythingIn(redis.url());
    expect(stored).toContain('credentials.handed_over');
    expect(stored).not.toContain('canary');
    for (const { body } of server.heard) {
      expect(body).not.toContain('canary');
      expect(stored).not.toContain(sealedIn(body));
    }
  });

  test('do not go out without a key', () => {
    expect(start().sink).toBeUndefined();
  });
});

/** ECDH-ES with A256GCM: the Concat KDF of NIST SP 800-56A over the agreed secret. */
function openByHand(jwe: string, privateKey: KeyObject): string {
  const [header = '', , iv = '', text = '', tag = ''] = jwe.split('.');
  const bytes = (part: string) => Buffer.from(part, 'base64url');
  const { epk } = JSON.parse(bytes(header).toString());
  const z = diffieHellman({
    privateKey,
    publicKey: createPublicKey({ key: epk, format: 'jwk' }),
  });
  const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer).reverse();
  const named = (name: string) => Buffer.concat([number(name.length), Buffer.from(name)]);
  const info = Buffer.concat([named('A256GCM'), named(''), named(''), number(256)]);
  const key = createHash('sha256')
    .update(Buffer.concat([number(1), z, info]))
    .digest();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv)).setAAD(Buffer.from(header));
  decipher.setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString();
}
