import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisOptions } from '../../../adapters/redis/connection.ts';
import { keys, partitionOf } from '../../../adapters/redis/keys.ts';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { NewerDataError } from '../../../src/base/stored.ts';
import type { Effect } from '../../../src/state/effect.ts';
import { SCHEMA } from '../../../src/state/upgrades/index.ts';
import { RecordingChat } from '../../support/chat.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const { redis, closing, start } = useTurns();

/** An effect as only the next release asks for it. */
const GREETING = {
  schema: SCHEMA + 1,
  kind: 'greet',
  message: { summary: 'Good morning', blocks: [{ type: 'greeting' }] },
};
const SHORT = { sweep: 20, leave: 100 };

/** What the next release would write, byte by byte. */
async function written<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
  const connection = new Redis(redisOptions(redis.url()));
  try {
    return await work(connection);
  } finally {
    connection.disconnect();
  }
}

async function addGreeting(id: string, lane: string, number = 900) {
  await written(async (connection) => {
    await connection.hset(keys.outbox(id), String(number), `${lane} 0 0\n${JSON.stringify(GREETING)}`);
    await connection.zadd(keys.due(partitionOf(id)), 0, id);
  });
}

const entry = (id: string, number = 900) =>
  written(async (connection) => (await connection.hget(keys.outbox(id), String(number))) ?? '');

async function edit(id: string, change: (state: Record<string, unknown>) => Record<string, unknown>) {
  await written(async (connection) => {
    const json = (await connection.hget(keys.state(id), 'json')) ?? '';
    await connection.hset(keys.state(id), 'json', JSON.stringify(change(JSON.parse(json))));
  });
}

const stateOf = (id: string) =>
  written(async (connection) => JSON.parse((await connection.hget(keys.state(id), 'json')) ?? ''));

/** A process of this release, sweeping. */
async function older() {
  const process = await start(new RecordingChat(), {}, Date.now, SHORT);
  process.outbox.start();
  return process;
}

/** A process that knows the effect, sweeping. */
async function newer() {
  const store = await openRedisStore(redis.url());
  closing.push(store.close);
  const say: Effect = { kind: 'say', message: { summary: 'Good morning', blocks: [] } };
  const outbox: RedisStore['outbox'] = async (id) =>
    (await store.outbox(id)).map((one) => (one.effect.kind === 'unknown' ? { ...one, effect: say } : one));
  const process = await start(new RecordingChat(), { outbox }, Date.now, SHORT);
  process.outbox.start();
  return process;
}

test('I5: an effect this release does not know holds up nothing, and stays as it is', async () => {
  const process = await older();
  const [maya, omar] = [somebody(process), somebody(process)];
  await maya.says('hi');
  await omar.says('hi');
  await Promise.all([maya, omar].map(({ id }) => idle(process.store, id)));
  for (const { id } of [maya, omar]) await addGreeting(id, 'merchant', 5);
  await maya.says('done');
  await process.chat.hears(maya.dm, 'Are you allowed');
  await until(async () => (await entry(maya.id, 5)).startsWith('unknown-5 0 '));
  await until(async () => (await entry(omar.id, 5)).startsWith('unknown-5 0 '));
  expect((await entry(maya.id, 5)).split('\n')[1]).toBe(JSON.stringify(GREETING));
  expect(process.log.text.match(/an effect is left to a newer release \{"effect":"greet"\}/g)).toHaveLength(
    1,
  );
  expect(process.log.text).not.toContain('effects are left for later');
});

test('I5: what is left to a newer release is looked at again now and then, and not without rest', async () => {
  const outbox: string[] = [];
  const store = await openRedisStore(redis.url());
  closing.push(store.close);
  const process = await start(
    new RecordingChat(),
    { outbox: (id) => store.outbox(id).finally(() => outbox.push(id)) },
    Date.now,
    { ...SHORT, leave: 60_000 },
  );
  const maya = somebody(process);
  await maya.says('hi');
  await idle(process.store, maya.id);
  await addGreeting(maya.id, 'merchant');
  process.outbox.start();
  await until(async () => (await entry(maya.id)).startsWith('unknown-900'));
  await until(async () => await store.lease(maya.id, 'test', 1));
  outbox.length = 0;
  const other = somebody(process);
  await other.says('hi');
  await idle(store, other.id);
  expect(outbox).not.toContain(maya.id);
  expect(await store.due(Date.now(), 100)).not.toContain(maya.id);
  expect(await store.due(Date.now() + 60_000, 100)).toContain(maya.id);
});

test('I5: side by side, and back: the newer process performs it, and neither loses what the other wrote', async () => {
  const process = await older();
  const maya = somebody(process);
  await maya.says('hi');
  await idle(process.store, maya.id);
  await edit(maya.id, (state) => ({ ...state, schema: SCHEMA + 1, nickname: 'M' }));
  await addGreeting(maya.id, 'merchant');
  await maya.says('done');
  await process.chat.hears(maya.dm, 'Are you allowed');

  const next = await newer();
  await idle(process.store, maya.id);
  // Those of the tests before are performed as well.
  expect(next.chat.log.filter((line) => line === `${maya.dm}: Good morning`)).toHaveLength(1);
  expect(process.chat.log.join()).not.toContain('Good morning');
  await next.outbox.stop();

  await maya.says('yes');
  await process.chat.hears(maya.dm, 'Step 1 of 9');
  expect(await stateOf(maya.id)).toMatchObject({ schema: SCHEMA + 1, nickname: 'M' });
});

test('an onboarding in a phase this release does not know is refused, left as it is, and lost by nobody', async () => {
  const process = await older();
  const [maya, omar] = [somebody(process), somebody(process)];
  await maya.says('hi');
  await idle(process.store, maya.id);
  await edit(maya.id, (state) => ({ ...state, phase: 'handed-over' }));
  const before = await stateOf(maya.id);
  await expect(maya.says('done', 'again and again')).rejects.toThrow(NewerDataError);
  expect(await stateOf(maya.id)).toEqual(before);
  await expect(maya.says('done', 'again and again')).rejects.toThrow(NewerDataError);
  expect(process.log.text.match(/an onboarding is left to a newer release/g)).toHaveLength(1);
  // Nobody else is held up.
  await omar.says('hi');
  await until(() => process.chat.in(omar.dm).length === 1);

  // What a newer process asked for waits for one that can perform it; the event counts when it comes again.
  await written(async (connection) => {
    await connection.hset(keys.outbox(maya.id), '900', 'pm 2 0\n{"kind":"card"}');
    await connection.zadd(keys.due(partitionOf(maya.id)), 0, maya.id);
  });
  await until(async () => /^pm 2 [1-9]/.test(await entry(maya.id)));
  await edit(maya.id, (state) => ({ ...state, phase: 'guide' }));
  await maya.says('done', 'again and again');
  await process.chat.hears(maya.dm, 'Are you allowed');
  await idle(process.store, maya.id);
});
