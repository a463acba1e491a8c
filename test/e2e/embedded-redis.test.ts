import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../adapters/redis/connection.ts';
import { until } from '../support/until.ts';
import { SOON, useWorld } from '../support/world.ts';

const world = useWorld({ notStarted: true, times: SOON });
const WELCOME = "Let's connect your BigCommerce store";
let dataDir = '';

/** Starts the program with a Redis of its own. */
async function start() {
  dataDir = join(world.redisDir, '..', 'own');
  return await world.start({ REDIS_URL: '', USHER_DATA_DIR: dataDir });
}
beforeAll(start);

const restarts = () => world.program.output().split('the embedded Redis runs again').length - 1;

/** Kills the program's Redis, and waits until it has brought it back. */
async function crashRedis(): Promise<void> {
  const before = restarts();
  await killRedis();
  await until(restarts, (now) => now > before);
}

/** Kills the program's Redis at once. */
async function killRedis(): Promise<void> {
  const redis = connect(join(dataDir, 'redis', 'redis.sock'), 'impatient');
  try {
    await whenReady(redis, 3_000);
    process.kill(Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]), 'SIGKILL');
  } finally {
    disconnect(redis);
  }
}

test('Redis is killed in the middle of a check: it is started again, and nothing is lost', async () => {
  const ada = world.merchant('Ada');
  const bea = world.merchant('Bea');
  await bea.says('hi', WELCOME);
  world.sandbox.faults = { mode: 'slow', delayMs: 500 };
  await ada.sendsSample('good', 'Got it');
  const before = restarts();
  await killRedis();
  bea.writes('done');
  await bea.hears('Are you allowed to create API accounts?');
  await until(restarts, (now) => now > before);
  world.sandbox.faults = { mode: 'none' };
  await ada.hears('Is this your store?');
  await world.pm.hears(ada, 'Verified');
  await ada.says('yes', 'One last question');
  await ada.says('yes', 'that is all we needed');
  expect(ada.heard().filter((text) => text.includes('Is this your store?'))).toHaveLength(1);
  expect((await fetch(`${world.program.url}/readyz`)).status).toBe(200);
});

test('Redis is killed between "Got it" and the first check, again and again', async () => {
  const cleo = world.merchant('Cleo');
  world.sandbox.faults = { mode: 'slow', delayMs: 300 };
  await cleo.sendsSample('one-missing', 'Got it');
  for (let round = 0; round < 3; round++) {
    await crashRedis();
  }
  world.sandbox.faults = { mode: 'none' };
  await cleo.hears('one permission is not right');
  await world.pm.hears(cleo, 'Needs changes');
});

test('stopped by a signal, it takes its Redis along and starts no other', async () => {
  expect(await world.program.stop()).toBe(0);
  expect(restarts()).toBe(4);
  // A Redis on a busy machine takes its time to end.
  await until(async () => /ENOENT|ECONNREFUSED/.test(await silenceOfRedis()));
});

/** Why the program's Redis can't be reached; empty when it can. */
async function silenceOfRedis(): Promise<string> {
  const redis = connect(join(dataDir, 'redis', 'redis.sock'), 'impatient');
  try {
    await whenReady(redis, 1_000);
    return '';
  } catch (error) {
    return String(error);
  } finally {
    disconnect(redis);
  }
}

test("a Redis that can't be started again ends the program, saying why", async () => {
  const program = await start();
  await writeFile(join(dataDir, 'redis', 'appendonlydir', 'appendonly.aof.1.incr.aof'), 'damaged\n');
  await killRedis();
  expect(await program.ended).toBe(1);
  expect(program.output()).toMatch(
    /usher has to stop: the embedded Redis ended and could not be brought back/,
  );
});
