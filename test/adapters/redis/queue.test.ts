import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect as connectTo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { Queue, Worker } from 'bullmq';
import { connect, disconnect, redisOptions, whenReady } from '../../../adapters/redis/connection.ts';
import { startEmbeddedRedis } from '../../../adapters/redis/embedded.ts';
import {
  openVerificationQueue,
  type QueueOptions,
  type RedisVerificationQueue,
} from '../../../adapters/redis/queue.ts';
import { NewerDataError } from '../../../src/base/stored.ts';
import { SCHEMA } from '../../../src/state/upgrades/index.ts';
import { RetryLater } from '../../../src/verification/retry.ts';
import { useRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';

const redis = useRedis();
const opened: RedisVerificationQueue[] = [];

async function open(options: QueueOptions = {}): Promise<RedisVerificationQueue> {
  const queue = await openVerificationQueue(redis.url(), { backoffMs: () => 10, ...options });
  opened.push(queue);
  return queue;
}

const isEmpty = async (queue: RedisVerificationQueue) =>
  Object.values(await queue.counts()).every((count) => count === 0);

afterEach(async () => {
  await Promise.all(opened.splice(0).map((queue) => queue.close(100)));
  const connection = connect(redis.url(), 'impatient');
  await whenReady(connection, 5_000);
  await connection.flushall();
  disconnect(connection);
});

test('does a job once, however often it was added', async () => {
  const queue = await open();
  await Promise.all(Array.from({ length: 5 }, () => queue.add('ob_a.one')));
  await queue.add('ob_b.two');
  const done: string[] = [];
  await queue.start(async (submission) => {
    done.push(submission);
  });
  await until(() => isEmpty(queue));
  expect(done.sort()).toEqual(['ob_a.one', 'ob_b.two']);
});

test('a submission that was verified may be added again', async () => {
  const queue = await open();
  let done = 0;
  await queue.start(async () => {
    done++;
  });
  await queue.add('ob_a.one');
  await until(async () => done === 1 && (await isEmpty(queue)));
  await queue.add('ob_a.one');
  await until(() => done === 2);
});

test('tries again after any error, and never gives up by itself', async () => {
  const queue = await open({ tries: 3 });
  const attempts: unknown[] = [];
  await queue.start(async (_submission, attempt) => {
    attempts.push(attempt);
    if (attempt.number < 5) throw new Error('not yet');
  });
  await queue.add('ob_a.one');
  await until(async () => attempts.length === 5 && (await isEmpty(queue)));
  expect(attempts).toEqual([
    { number: 1, last: false },
    { number: 2, last: false },
    { number: 3, last: true },
    { number: 4, last: true },
    { number: 5, last: true },
  ]);
});

test('waits the longer of what the job and the schedule ask for', async () => {
  const asked: number[] = [];
  const queue = await open({
    backoffMs: (attempt) => {
      asked.push(attempt);
      return attempt === 1 ? 1 : 300;
    },
  });
  const at: number[] = [];
  await queue.start(async (_submission, { number }) => {
    at.push(Date.now());
    if (number === 1) throw new RetryLater(300);
    if (number === 2) throw new RetryLater(1);
  });
  await queue.add('ob_a.one');
  await until(() => at.length === 3);
  const [first = 0, second = 0, third = 0] = at;
  expect(second - first).toBeGreaterThanOrEqual(299);
  expect(third - second).toBeGreaterThanOrEqual(299);
  expect(asked).toEqual([1, 2]);
});

test('another worker finishes what one left in the middle', async () => {
  const dying = await open({ lockMs: 200 });
  let begun = false;
  await dying.start(() => {
    begun = true;
    return new Promise(() => {});
  });
  await dying.add('ob_a.one');
  await until(() => begun);
  await dying.close(1);

  const other = await open({ lockMs: 200 });
  const done: string[] = [];
  await other.start(async (submission) => {
    done.push(submission);
  });
  await until(() => isEmpty(other));
  expect(done).toEqual(['ob_a.one']);
});

test('a Redis that is slow while the queue opens does not spoil it', async () => {
  const { path = '' } = redisOptions(redis.url());
  let questions = 0;
  // The second question for its version, which is the queue's own, is answered later than anybody waits.
  const proxy = createServer((client) => {
    const server = connectTo(path);
    client.on('data', (chunk) => {
      server.write(chunk);
      if (!/\binfo\b/i.test(chunk.toString()) || ++questions !== 2) return;
      server.unpipe(client);
      setTimeout(() => server.pipe(client), 2_200);
    });
    server.pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const queue = await openVerificationQueue(`redis://127.0.0.1:${port}`);
  try {
    await queue.add('ob_a.one');
    expect(questions).toBeGreaterThan(2);
    expect((await queue.counts()).waiting).toBe(1);
  } finally {
    await queue.close();
    proxy.close();
  }
});

test('trouble of Redis is not put down to the shop: it counts as no try, and it is tried again soon', async () => {
  // So long would the next try take that the shop's own trouble brings.
  const queue = await open({ backoffMs: () => 3_600_000 });
  const attempts: number[] = [];
  await queue.start(async (_submission, { number }) => {
    attempts.push(number);
    if (attempts.length < 3) throw new Error('Connection is closed.');
  });
  await queue.add('ob_a.one');
  await until(async () => attempts.length === 3 && (await isEmpty(queue)));
  expect(attempts).toEqual([1, 1, 1]);
});

test('nothing but the submission id and figures is in Redis', async () => {
  const queue = await open({ backoffMs: () => 60_000 });
  let tried = false;
  await queue.start(async () => {
    tried = true;
    throw new Error('token sesame');
  });
  await queue.add('ob_a.one');
  await until(async () => tried && (await queue.counts()).delayed === 1);
  const connection = connect(redis.url(), 'impatient');
  await whenReady(connection, 5_000);
  const job = await connection.hgetall('{usher}:verification:ob_a.one');
  disconnect(connection);
  expect(job.data).toBe(JSON.stringify({ submission: 'ob_a.one', schema: SCHEMA, unanswered: 1, begun: 0 }));
  expect(JSON.stringify(job)).not.toContain('sesame');
});

test('says whether it runs', async () => {
  const queue = await open();
  expect(await queue.isRunning()).toBe(true);
  await queue.start(async () => {});
  expect(await queue.isRunning()).toBe(true);
  await queue.close();
  expect(await queue.isRunning()).toBe(false);
});

test('gets over a restart of Redis, and loses nothing in it', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-queue-'));
  const before = await startEmbeddedRedis({ dataDir });
  const queue = await openVerificationQueue(before.url, { backoffMs: () => 10 });
  const done: string[] = [];
  let closed = false;
  await queue.add('ob_a.early');
  await queue.start(async (submission) => {
    if (submission === 'ob_a.early' && !closed) throw new Error('not before the restart');
    done.push(submission);
  });
  await before.stop();
  closed = true;
  await expect(queue.add('ob_b.refused')).rejects.toThrow();
  expect(await queue.isRunning()).toBe(false);

  const after = await startEmbeddedRedis({ dataDir });
  await until(() => queue.isRunning());
  await queue.add('ob_c.late');
  await until(() => done.length === 2);
  expect(done.sort()).toEqual(['ob_a.early', 'ob_c.late']);
  await queue.close();
  await after.stop();
  await rm(dataDir, { recursive: true });
});

test('a job that only a newer release understands is left to it, and does not fail', async () => {
  const older = await open({ leaveMs: 50 });
  const done: string[] = [];
  await older.start(async (submission, { number }) => {
    if (submission === 'ob_a.strange') throw new NewerDataError('the onboarding ob_a');
    done.push(`${submission} ${number}`);
  });
  const connection = connect(redis.url(), 'impatient');
  const newer = new Queue('verification', { connection, prefix: '{usher}' });
  await newer.add('recheck', { shop: 'x', schema: 3 }, { jobId: 'ob_a.recheck', attempts: 1 });
  await older.add('ob_a.strange');
  await newer.add('verify', { submission: 'ob_b.two', schema: 3, reason: 'asked' }, { jobId: 'ob_b.two' });
  await until(() => done.length === 1);
  expect(done).toEqual(['ob_b.two 1']);
  await until(async () => (await newer.getJob('ob_a.recheck'))?.attemptsStarted !== 1);
  for (const id of ['ob_a.recheck', 'ob_a.strange']) {
    const job = await newer.getJob(id);
    expect([job?.attemptsMade, await job?.isFailed()]).toEqual([0, false]);
  }
  await older.close();
  const taken: string[] = [];
  const patient = connect(redis.url(), 'patient');
  const worker = new Worker('verification', async ({ name }) => void taken.push(name), {
    connection: patient,
    prefix: '{usher}',
  });
  await until(() => taken.includes('recheck'));
  await worker.close();
  await newer.close();
  for (const one of [patient, connection]) disconnect(one);
});

test('what is due again is a job of its own, each time once, and left alone by who does no such jobs', async () => {
  const older = await open({ leaveMs: 50 });
  const verified: string[] = [];
  await older.start(async (submission) => void verified.push(submission));
  for (const due of [1, 1, 2]) await older.add('ob_a.one', due);
  await older.add('ob_a.one');
  await until(() => verified.length === 1);
  await until(async () => (await older.counts()).delayed === 2);
  await older.close();

  const queue = await open();
  const done: string[] = [];
  await queue.start(
    async () => {},
    async (submission, { number, due }) => {
      done.push(`${submission} ${due} ${number}`);
      if (due === 2 && number === 1) throw new RetryLater();
    },
  );
  await until(async () => done.length === 3 && (await isEmpty(queue)));
  expect(done.sort()).toEqual(['ob_a.one 1 1', 'ob_a.one 2 1', 'ob_a.one 2 2']);
});

test('what was begun three times and never ended is set aside, told of, and done when it is brought back', async () => {
  const queue = await open();
  const direct = new Queue('verification', {
    connection: { path: redisOptions(redis.url()).path ?? '' },
    prefix: '{usher}',
  });
  await direct.add(
    'verify',
    { submission: 'ob_a.one', begun: 3 },
    { jobId: 'ob_a.one', removeOnComplete: true },
  );
  await direct.close();
  const done: string[] = [];
  const told: string[] = [];
  const work = async (submission: string) => void done.push(submission);
  await queue.start(work, undefined, async (submission) => void told.push(submission));
  await until(
    () => queue.aside(),
    (jobs) => jobs.length === 1,
  );
  expect(told).toEqual(['ob_a.one']);
  await queue.add('ob_a.one');
  expect(await queue.bringBack('ob_a.one')).toBe(true);
  await until(
    () => done,
    (all) => all.length === 1,
  );
  await until(() => isEmpty(queue));
  expect(await queue.aside()).toEqual([]);
  expect(told).toHaveLength(1);
});
