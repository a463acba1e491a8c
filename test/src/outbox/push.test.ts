import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { compactDecrypt, importJWK } from 'jose';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { createVault } from '../../../adapters/vault/vault.ts';
import { createWebhook } from '../../../adapters/webhook/webhook.ts';
import { parseReceiverKey } from '../../../src/credentials/receiver-key.ts';
import { SealError } from '../../../src/credentials/seal.ts';
import { createGuardedHttp } from '../../../src/handover/http.ts';
import type { Policy } from '../../../src/onboarding/policy.ts';
import { OUTBOX_TIMES } from '../../../src/outbox/times.ts';
import type { Event } from '../../../src/state/event.ts';
import { submissionId } from '../../../src/state/onboarding.ts';
import { RecordingChat } from '../../support/chat.ts';
import { useHttpServer } from '../../support/http-server.ts';
import { report } from '../../support/onboarding.ts';
import { everythingIn } from '../../support/secrets.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';
import { LocalVault } from '../../support/vault.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { redis, start } = useTurns();
const webhookServer = useHttpServer();
const vaultServer = useHttpServer();
let vault: LocalVault;
let log: RedisStore;
beforeEach(async () => {
  log = await openRedisStore(redis.url());
  await log.deliveries.switchOn();
  vault = new LocalVault();
  vaultServer.answer = vault.answer;
  for (const server of [webhookServer, vaultServer]) server.heard = [];
  webhookServer.answer = () => ({ status: 204 });
});
afterEach(() => log.close());

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const KEY = parseReceiverKey(JSON.stringify({ ...pair.publicKey.export({ format: 'jwk' }), alg: 'ECDH-ES' }));
const SECRETS = {
  storeHash: 'abc123',
  accessToken: 'canary-token',
  clientId: 'canary-id',
  clientSecret: 'canary-secret',
};
const HANDED_OVER = {
  store_hash: 'abc123',
  api_path: 'https://api.bigcommerce.com/stores/abc123/v3/',
  access_token: 'canary-token',
  client_id: 'canary-id',
  client_secret: 'canary-secret',
};
const BY = { user: 'U-PM', name: 'Pat' };

/** Resolves when what is pushed first has failed so often, and that is on record. */
const failed = (store: RedisStore, id: string, tries: number) =>
  until(
    () => store.outbox(id),
    (entries) => entries.some((entry) => entry.tries === tries),
  );

/** The program, with a webhook and a Vault, and a clock that a test may set. */
async function pushing(policy: Partial<Policy> = {}) {
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const chat = new RecordingChat();
  const webhook = createWebhook(
    { url: webhookServer.url, secret: `whsec_${Buffer.alloc(32, 5).toString('base64')}`, key: KEY },
    { http: createGuardedHttp({ timeoutMs: 1_000 }), deliveries: log.deliveries },
  );
  const vaultSink = createVault(
    { address: vaultServer.url, token: vault.token, path: 'secret/usher' },
    createGuardedHttp({ reach: 'own', timeoutMs: 1_000 }),
  );
  const running = await start(
    chat,
    {},
    now,
    { firstRetry: 10, sweep: 20 },
    { ways: ['webhook', 'vault'], announces: true, ...policy },
    { webhook, sinks: { ...(webhook.sink && { webhook: webhook.sink }), vault: vaultSink } },
  );
  running.outbox.start();
  return {
    ...running,
    clock,
    now,
    said: () => [...chat.messages.values()].map(({ text }) => text).join('\n'),
  };
}

type Running = Awaited<ReturnType<typeof pushing>>;

/** A merchant whose credentials are verified, and whose store is confirmed unless `asIs`. */
async function verified(running: Running, { isConfirmed = true } = {}) {
  const merchant = somebody(running);
  const { id } = merchant;
  await merchant.says('hi');
  const submission = submissionId(id, 'one');
  const received = { id: submission, via: 'file', shop: 'abc123', fingerprint: '01234567' } as const;
  const jwe = await running.seal.close(JSON.stringify(SECRETS), submission);
  const at = running.now();
  const event = { id: 'sent', at, kind: 'submitted' as const, received, notes: [] } satisfies Event;
  await running.turns.take(id, event, { sealed: { submission, jwe } });
  await running.turns.take(id, { id: 'r', at, kind: 'reported', submission, report: report('verified') });
  if (isConfirmed) await merchant.does({ kind: 'choice', choice: 'store-yes', place: 'result' });
  const asks = (way: 'webhook' | 'vault', event = `ask ${way}`) =>
    running.turns.take(id, { id: event, at: running.now(), kind: 'hand-over-asked', by: BY, way });
  const state = async () => {
    const onboarding = await running.store.load(id);
    if (!onboarding) throw new Error('there is none');
    return onboarding;
  };
  return { ...merchant, submission, asks, state };
}

interface Heard {
  id: string;
  type: string;
  data: { onboarding: { id: string }; submission?: string; sealed?: string; flaw?: string; way?: string };
}
const heard = (onboarding?: string): Heard[] =>
  webhookServer.heard
    .map(({ headers, body }) => ({ id: String(headers['webhook-id']), ...JSON.parse(body) }))
    .filter(({ data }) => onboarding === undefined || data.onboarding.id === onboarding);
const types = (onboarding: string) => heard(onboarding).map(({ type }) => type);

async function opened(sealed: string | undefined) {
  const key = await importJWK(pair.privateKey.export({ format: 'jwk' }), 'ECDH-ES');
  const { plaintext } = await compactDecrypt(sealed ?? '', key);
  return JSON.parse(new TextDecoder().decode(plaintext));
}

describe('upon request', () => {
  test('the webhook hears everything in order, and gets the credentials once', async () => {
    const running = await pushing();
    const { id, submission, asks, state } = await verified(running);
    await idle(running.store, id);
    expect(types(id)).toEqual(['onboarding.started', 'onboarding.verified']);
    await asks('webhook');
    // Pressed twice.
    await asks('webhook', 'once more');
    await idle(running.store, id);
    expect(types(id)).toEqual([
      'onboarding.started',
      'onboarding.verified',
      'credentials.handed_over',
      'onboarding.handed_over',
    ]);
    const [, , credentials, end] = heard(id);
    expect(await opened(credentials?.data.sealed)).toEqual(HANDED_OVER);
    expect(end?.data).toEqual({ onboarding: { id, flow: 'bigcommerce' }, submission, way: 'webhook' });
    expect((await state()).handOver?.done).toMatchObject({ way: 'webhook', by: BY });
    expect(await running.store.sealed(submission)).toBeUndefined();
    expect(running.said()).toContain('You can delete the file now');
    expect(running.said()).toContain('to your webhook');
    // Asking afterwards gives nothing to anybody.
    await asks('vault');
    await idle(running.store, id);
    expect(vault.secrets.size).toBe(0);
  });

  test('the Vault gets them, and the webhook is told by which way they went', async () => {
    const running = await pushing();
    const { id, asks, state } = await verified(running);
    await asks('vault');
    await until(() => types(id).includes('onboarding.handed_over'));
    expect([...vault.secrets]).toEqual([[`usher/${id}`, [HANDED_OVER]]]);
    expect(heard(id).at(-1)?.data.way).toBe('vault');
    expect((await state()).handOver?.done).toMatchObject({ way: 'vault' });
    expect(types(id)).not.toContain('credentials.handed_over');
  });

  test('the Vault gets newer ones on top of those it got before', async () => {
    const running = await pushing();
    const { id, asks, state } = await verified(running);
    await asks('vault');
    await idle(running.store, id);
    expect((await state()).receipts).toEqual({ vault: '1' });
    const submission = submissionId(id, 'two');
    const received = { id: submission, via: 'file', shop: 'abc123', fingerprint: '89abcdef' } as const;
    const jwe = await running.seal.close(JSON.stringify({ ...SECRETS, accessToken: 'canary-2' }), submission);
    const at = running.now();
    const event = { id: 'sent 2', at, kind: 'submitted' as const, received, notes: [] } satisfies Event;
    await running.turns.take(id, event, { sealed: { submission, jwe } });
    await running.turns.take(id, { id: 'r 2', at, kind: 'reported', submission, report: report('verified') });
    await asks('vault', 'ask for the newer ones');
    await until(state, ({ handOver }) => handOver?.done !== undefined);
    expect(vault.secrets.get(`usher/${id}`)).toEqual([
      HANDED_OVER,
      { ...HANDED_OVER, access_token: 'canary-2' },
    ]);
  });

  test('credentials whose key is missing are told of at once, and stay for when it is back', async () => {
    const running = await pushing();
    const { id, submission, asks, state } = await verified(running);
    const opens = running.seal.open;
    running.seal.open = async () => {
      throw new SealError('sealed with a key that is not in USHER_SEAL_KEYS');
    };
    await asks('vault');
    await idle(running.store, id);
    expect(running.said()).toContain("I can't decrypt the credentials");
    expect((await state()).handOver?.asked).toBeUndefined();
    expect(await running.store.sealed(submission)).toBeDefined();
    expect(JSON.stringify(running.log)).toContain('the_seal_can_not_be_opened');
    running.seal.open = opens;
    await asks('vault', 'once more');
    await idle(running.store, id);
    expect([...vault.secrets.values()]).toEqual([[HANDED_OVER]]);
  });

  test('no secret is anywhere but in the sealed event and in the Vault', async () => {
    const running = await pushing();
    webhookServer.answer = () => ({ status: 500, body: 'canary-token' });
    const { id, asks } = await verified(running);
    await asks('webhook');
    await failed(running.store, id, 1);
    webhookServer.answer = () => ({ status: 200 });
    running.clock.ahead = 10_000;
    await idle(running.store, id);
    const other = await verified(running);
    await other.asks('vault');
    await idle(running.store, other.id);
    const places = {
      redis: await everythingIn(redis.url()),
      chat: running.said(),
      log: JSON.stringify(running.log),
      webhook: JSON.stringify(webhookServer.heard),
      observations: JSON.stringify(running.observations),
    };
    for (const [place, text] of Object.entries(places))
      expect([place, text.includes('canary')]).toEqual([place, false]);
    expect(places.webhook).not.toContain('hvs.');
    expect(JSON.stringify([...vault.secrets])).toContain('canary-secret');
  });

  test('the merchant is told nothing, and the seal stays, until it was accepted', async () => {
    const running = await pushing();
    vault.sealed = true;
    const { id, submission, asks, state } = await verified(running);
    await asks('vault');
    await failed(running.store, id, 1);
    expect((await state()).handOver).toMatchObject({ asked: { way: 'vault', by: BY } });
    expect((await state()).handOver?.done).toBeUndefined();
    expect(running.said()).not.toContain('You can delete the file now');
    expect(await running.store.sealed(submission)).toBeDefined();
    vault.sealed = false;
    running.clock.ahead = 10_000;
    await idle(running.store, id);
    expect(running.said()).toContain('You can delete the file now');
  });
});

test('what is set aside before it was taken is not pushed any more', async () => {
  const running = await pushing({ announces: false });
  webhookServer.answer = () => ({ status: 503 });
  const { id, asks, does, submission } = await verified(running);
  await asks('webhook');
  await failed(running.store, id, 1);
  await does({ kind: 'text', text: 'restart' });
  await does({ kind: 'choice', choice: 'restart-yes', place: 'restart' });
  expect(await running.store.sealed(submission)).toBeDefined();
  webhookServer.answer = () => ({ status: 204 });
  webhookServer.heard = [];
  running.clock.ahead += 10_000;
  await idle(running.store, id);
  expect(webhookServer.heard).toEqual([]);
});

test('asked in two ways, they leave by the one that works, once', async () => {
  const running = await pushing({ announces: false });
  webhookServer.answer = () => ({ status: 503 });
  const { id, asks, state } = await verified(running);
  await asks('webhook');
  await failed(running.store, id, 1);
  await asks('vault');
  await until(async () => (await state()).handOver?.done?.way === 'vault');
  webhookServer.answer = () => ({ status: 204 });
  webhookServer.heard = [];
  running.clock.ahead += 10_000;
  await idle(running.store, id);
  expect(webhookServer.heard).toEqual([]);
  expect(running.said()).not.toContain('Not handed over');
});

describe('by themselves (USHER_HAND_OVER=verified)', () => {
  test('they go once the merchant has said that it is the right store', async () => {
    const running = await pushing({ handOver: 'verified', ways: ['webhook'] });
    const { id, does } = await verified(running, { isConfirmed: false });
    await idle(running.store, id);
    expect(types(id)).toEqual(['onboarding.started', 'onboarding.verified']);
    await does({ kind: 'choice', choice: 'store-yes', place: 'result' });
    await until(() => types(id).includes('onboarding.handed_over'));
    expect(types(id).filter((type) => type === 'credentials.handed_over')).toHaveLength(1);
  });

  test('those of a wrong store do not', async () => {
    const running = await pushing({ handOver: 'verified', ways: ['vault'] });
    const { id, does } = await verified(running, { isConfirmed: false });
    await does({ kind: 'choice', choice: 'store-no', place: 'result' });
    await idle(running.store, id);
    expect(vault.secrets.size).toBe(0);
    expect(heard(id).at(-1)).toMatchObject({
      type: 'onboarding.needs_changes',
      data: { flaw: 'wrong_store' },
    });
  });
});

describe('a webhook that is down', () => {
  test('is tried at growing distances, under the same id, and what follows keeps its order', async () => {
    const running = await pushing();
    webhookServer.answer = () => ({ status: 503 });
    const { id } = await verified(running);
    const [fiveSeconds = 0, fiveMinutes = 0] = OUTBOX_TIMES.deliveryWaits;
    expect(fiveSeconds).toBeLessThan(10_000);
    await failed(running.store, id, 1);
    running.clock.ahead += fiveSeconds + 1;
    await failed(running.store, id, 2);
    running.clock.ahead += fiveMinutes - 1_000 - 1;
    const [first] = (await running.store.outbox(id)).filter(({ lane }) => lane === 'webhook');
    expect(first?.notBefore).toBeGreaterThan(running.now());
    running.clock.ahead += 2_000;
    await failed(running.store, id, 3);
    // Hours later it is there again.
    webhookServer.answer = () => ({ status: 204 });
    running.clock.ahead += 5 * HOUR;
    await idle(running.store, id);
    expect(types(id)).toEqual([...Array(4).fill('onboarding.started'), 'onboarding.verified']);
    expect(new Set(heard(id).map((event) => event.id)).size).toBe(2);
    expect(await log.deliveries.find(heard(id)[0]?.id ?? '')).toMatchObject({ tries: 4, status: 'accepted' });
  });

  test('holds up no other onboarding, and nothing else of its own', async () => {
    const running = await pushing();
    webhookServer.answer = ({ body }) => ({ status: 204, silent: body.includes('dead') });
    const one = somebody(running, 'dead');
    await one.says('hi');
    await one.does({ kind: 'choice', choice: 'next', place: 'welcome' });
    const other = await verified(running);
    await other.asks('vault');
    await idle(running.store, other.id);
    expect(vault.secrets.has(`usher/${other.id}`)).toBe(true);
    await until(async () =>
      (await running.store.outbox(one.id)).every(
        ({ lane, effect }) => lane === 'webhook' || ['expire', 'recheck', 'remind'].includes(effect.kind),
      ),
    );
    expect(running.said()).toContain('create API accounts');
  });

  test('for three days: the PM is told, the seal stays, and it can be asked anew', async () => {
    const running = await pushing({ announces: false });
    webhookServer.answer = () => ({ status: 500 });
    const { id, submission, asks, state } = await verified(running);
    await asks('webhook');
    for (const [before, wait] of OUTBOX_TIMES.deliveryWaits.entries()) {
      await failed(running.store, id, before + 1);
      running.clock.ahead += wait;
    }
    expect(running.clock.ahead).toBeGreaterThan(72 * HOUR);
    await idle(running.store, id);
    expect(running.said()).toContain('for three days your webhook did not take the credentials');
    expect(running.said()).not.toContain('You can delete the file now');
    expect((await state()).handOver?.asked).toBeUndefined();
    expect(await running.store.sealed(submission)).toBeDefined();
    webhookServer.answer = () => ({ status: 200 });
    await asks('webhook', 'anew');
    await idle(running.store, id);
    expect((await state()).handOver?.done).toBeDefined();
    expect(new Set(heard(id).map((event) => event.id)).size).toBe(1);
  });

  test('that says when to come back is not asked before', async () => {
    const running = await pushing();
    webhookServer.answer = () => ({ status: 429, headers: { 'Retry-After': '3600' } });
    const { id } = await verified(running);
    await until(async () => (await running.store.outbox(id)).some(({ tries }) => tries === 1));
    const [entry] = (await running.store.outbox(id)).filter(({ lane }) => lane === 'webhook');
    const waits = (entry?.notBefore ?? 0) - running.now();
    expect(waits).toBeGreaterThan(59 * MINUTE);
    expect(waits).toBeLessThanOrEqual(HOUR);
  });

  test('that is gone (410) is asked nothing more, by nobody; the PM is told once; then everything goes on', async () => {
    const running = await pushing();
    const { id, asks } = await verified(running);
    await idle(running.store, id);
    webhookServer.heard = [];
    webhookServer.answer = () => ({ status: 410 });
    await asks('webhook');
    await until(() => running.said().includes('wants nothing any more'));
    const other = await verified(running);
    running.clock.ahead += 24 * HOUR;
    await until(async () =>
      (await running.store.outbox(other.id)).every(
        ({ lane, effect }) => lane === 'webhook' || ['expire', 'recheck', 'remind'].includes(effect.kind),
      ),
    );
    expect(webhookServer.heard).toHaveLength(1);
    // What was not even tried counts as no try.
    for (const { tries } of await running.store.outbox(id)) expect(tries).toBe(0);
    webhookServer.answer = () => ({ status: 200 });
    await log.deliveries.switchOn();
    running.clock.ahead += OUTBOX_TIMES.receiverOff + 1;
    await idle(running.store, id);
    await idle(running.store, other.id);
    expect(types(id)).toEqual([
      'credentials.handed_over',
      'credentials.handed_over',
      'onboarding.handed_over',
    ]);
    expect(running.said().match(/wants nothing any more/g)).toHaveLength(1);
  });
});

test('a process that dies after the receiver took them delivers them again, as the same', async () => {
  const running = await pushing();
  const { id, asks, state } = await verified(running);
  await idle(running.store, id);
  let lose = true;
  const take = running.turns.take;
  running.turns.take = async (onboarding, event, extras) => {
    if (event.kind === 'handed-over' && lose) throw new Error('the process died');
    return await take(onboarding, event, extras);
  };
  await asks('vault');
  await until(() => vaultServer.heard.length >= 1);
  // Written again, and found to be there.
  running.clock.ahead += 10 * MINUTE;
  await until(() => vaultServer.heard.length >= 3);
  lose = false;
  running.clock.ahead += 10 * MINUTE;
  await idle(running.store, id);
  expect(vault.secrets.get(`usher/${id}`)).toHaveLength(1);
  expect((await state()).handOver?.done).toMatchObject({ way: 'vault' });
});

test('a Vault with something else in their place: the PM is told, and nothing is written over', async () => {
  const running = await pushing();
  const { id, asks, state } = await verified(running);
  vault.secrets.set(`usher/${id}`, [{ older: 'ones' }]);
  await asks('vault');
  await until(() => running.said().includes('there may be something else in their place'));
  await idle(running.store, id);
  expect(vault.secrets.get(`usher/${id}`)).toEqual([{ older: 'ones' }]);
  expect((await state()).handOver?.asked).toBeUndefined();
});

test('nobody is told anything where no webhook is configured', async () => {
  const running = await pushing({ announces: false });
  const { id } = await verified(running);
  await idle(running.store, id);
  expect(webhookServer.heard).toEqual([]);
});
