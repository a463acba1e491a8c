import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../../adapters/redis/connection.ts';
import { startEmbeddedRedis } from '../../../adapters/redis/embedded.ts';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import { describeStore, freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';

const redis = useRedis();

describeStore('Redis', () => openRedisStore(redis.url()));

const works = (promise: Promise<unknown>) =>
  promise.then(
    () => true,
    () => false,
  );

test('a Redis that goes away makes every method reject, and comes back with everything', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-store-'));
  const before = await startEmbeddedRedis({ dataDir });
  const store = await openRedisStore(before.url);
  const onboarding = freshOnboarding();
  const { id } = onboarding;
  const effects = [{ number: 1, effect: { kind: 'card' } as const }];
  const commit = { event: 'one', basedOn: 0, onboarding, effects };
  expect(await store.commit(commit)).toBe('committed');

  await before.stop();
  await expect(store.ping()).rejects.toThrow();
  await expect(store.load(id)).rejects.toThrow();
  await expect(store.commit(commit)).rejects.toThrow();
  await expect(store.due(0, 10)).rejects.toThrow();

  const after = await startEmbeddedRedis({ dataDir });
  await until(() => works(store.ping()));
  expect(await store.load(id)).toEqual(onboarding);
  expect(await store.commit(commit)).toBe('duplicate');
  expect(await store.due(0, 10)).toEqual([id]);
  await store.close();
  await after.stop();
  await rm(dataDir, { recursive: true });
});

test('a Redis that hangs makes a method reject, and not wait', async () => {
  const server = await startEmbeddedRedis();
  const store = await openRedisStore(server.url);
  const connection = connect(server.url, 'impatient');
  await whenReady(connection, 5_000);
  const pid = Number(/process_id:(\d+)/.exec(await connection.info('server'))?.[1]);
  disconnect(connection);
  process.kill(pid, 'SIGSTOP');
  try {
    await expect(store.ping()).rejects.toThrow(/timed out/);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await until(() => works(store.ping()));
  await store.close();
  await server.stop();
});

test('says that there is no Redis', async () => {
  const nowhere = join(tmpdir(), 'usher-no-such.sock');
  await expect(openRedisStore(nowhere, { connectWithinMs: 2_000 })).rejects.toThrow(
    'no answer at REDIS_URL (ENOENT)',
  );
});

test('says that a Redis wants a password', async () => {
  const server = await startEmbeddedRedis();
  const admin = connect(server.url, 'impatient');
  await whenReady(admin, 5_000);
  await admin.config('SET', 'requirepass', 'sesame');
  const refused = openRedisStore(server.url, { connectWithinMs: 2_000 });
  await expect(refused).rejects.toThrow('REDIS_URL is refused (NOAUTH)');
  await admin.config('SET', 'requirepass', '');
  disconnect(admin);
  await server.stop();
});

test('refuses a commit that makes no sense', async () => {
  const store = await openRedisStore(redis.url());
  const onboarding = freshOnboarding(5);
  const commit = { event: 'one', basedOn: 0, onboarding, effects: [] };
  await expect(store.commit(commit)).rejects.toThrow(TypeError);
  const sealed = { submission: `${freshOnboarding().id}.one`, jwe: 'a.b.c' };
  await expect(store.commit({ ...commit, basedOn: 4, sealed })).rejects.toThrow(TypeError);
  await store.close();
});

test('a Redis that was made a replica is not ready, and is connected to again: its address may lead elsewhere now', async () => {
  const server = await startEmbeddedRedis();
  const store = await openRedisStore(server.url);
  const admin = connect(server.url, 'impatient');
  await whenReady(admin, 5_000);
  const own = await admin.client('ID');
  const others = async () =>
    [...String(await admin.client('LIST')).matchAll(/^id=(\d+) .* cmd=(?!client)/gm)]
      .map(([, id]) => Number(id))
      .filter((id) => id !== own);
  await store.ping();
  const before = await others();
  await admin.call('REPLICAOF', '127.0.0.1', '1');
  await expect(store.ping()).rejects.toThrow(/READONLY/);
  await until(async () => (await others()).some((id) => !before.includes(id)));
  await admin.call('REPLICAOF', 'NO', 'ONE');
  await until(() => works(store.ping()));
  disconnect(admin);
  await store.close();
  await server.stop();
});

test('a Redis that is full is not ready', async () => {
  const server = await startEmbeddedRedis();
  const store = await openRedisStore(server.url);
  const admin = connect(server.url, 'impatient');
  await whenReady(admin, 5_000);
  await admin.config('SET', 'maxmemory', '1');
  await expect(store.ping()).rejects.toThrow(/OOM/);
  await admin.config('SET', 'maxmemory', '0');
  await store.ping();
  disconnect(admin);
  await store.close();
  await server.stop();
});

test('says what is wrong with the settings', async () => {
  const connection = connect(redis.url(), 'impatient');
  await whenReady(connection, 5_000);
  const store = await openRedisStore(redis.url());
  await connection.config('SET', 'appendonly', 'yes');
  expect(await store.settings()).toMatchObject({ problems: [], unknown: [] });
  await connection.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await connection.config('SET', 'appendonly', 'no');
  const { version, problems } = await store.settings();
  expect(version).toMatch(/^\d+\.\d+/);
  expect(problems).toEqual([
    expect.stringContaining('set appendonly to yes'),
    expect.stringContaining('set maxmemory-policy to noeviction'),
  ]);
  await connection.config('SET', 'maxmemory-policy', 'noeviction');
  await store.close();
  disconnect(connection);
});
