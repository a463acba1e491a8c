import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { connect, disconnect, redisOptions, whenReady } from '../../../adapters/redis/connection.ts';
import { startEmbeddedRedis } from '../../../adapters/redis/embedded.ts';
import { redisServerProgram } from '../../../adapters/redis/install.ts';
import { until } from '../../support/until.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'usher-embedded-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function using<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = connect(url, 'impatient');
  try {
    await whenReady(redis, 5_000);
    return await work(redis);
  } finally {
    disconnect(redis);
  }
}

const socketOf = (url: string) => redisOptions(url).path ?? '';

async function answers(url: string): Promise<boolean> {
  const redis = new Redis({ path: socketOf(url), retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  const answered = await redis.ping().then(
    () => true,
    () => false,
  );
  disconnect(redis);
  return answered;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('starts empty without a data directory, and leaves nothing behind', async () => {
  const server = await startEmbeddedRedis();
  expect(await using(server.url, (redis) => redis.dbsize())).toBe(0);
  expect(existsSync(socketOf(server.url))).toBe(true);
  await server.stop();
  expect(existsSync(socketOf(server.url))).toBe(false);
});

test('keeps what was written in its data directory', async () => {
  const first = await startEmbeddedRedis({ dataDir });
  await using(first.url, (redis) => redis.set('kept', 'yes'));
  await first.stop();
  const second = await startEmbeddedRedis({ dataDir });
  expect(await using(second.url, (redis) => redis.get('kept'))).toBe('yes');
  await second.stop();
});

test('never evicts, appends every write, and listens on no port', async () => {
  const server = await startEmbeddedRedis({ dataDir });
  const settings = await using(server.url, (redis) =>
    Promise.all(
      ['maxmemory-policy', 'appendfsync', 'appendonly', 'port', 'save'].map((name) =>
        redis.config('GET', name),
      ),
    ),
  );
  await server.stop();
  expect(settings).toEqual([
    ['maxmemory-policy', 'noeviction'],
    ['appendfsync', 'always'],
    ['appendonly', 'yes'],
    ['port', '0'],
    ['save', ''],
  ]);
});

test('a second start in the same directory shares the server and leaves it to the first', async () => {
  const [first, second] = await Promise.all([
    startEmbeddedRedis({ dataDir }),
    startEmbeddedRedis({ dataDir }),
  ]);
  expect(second.url).toBe(first.url);
  const pids = await Promise.all(
    [first, second].map(({ url }) =>
      using(url, async (redis) => /process_id:\d+/.exec(await redis.info('server'))?.[0]),
    ),
  );
  expect(pids[0]).toBe(pids[1]);
  await Promise.all([first.stop(), second.stop()]);
  expect(await answers(first.url)).toBe(false);
});

/** The process behind an address. */
const pidOf = (url: string) =>
  using(url, async (redis) => Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]));

test('one that is killed is started again, at the same address and with everything it had', async () => {
  const server = await startEmbeddedRedis({ dataDir });
  const redis = connect(server.url, 'impatient');
  await whenReady(redis, 5_000);
  const killed = await pidOf(server.url);
  for (const round of ['one', 'two']) {
    await redis.set('kept', round);
    process.kill(await pidOf(server.url), 'SIGKILL');
    await once(redis, 'close');
    await whenReady(redis, 10_000);
    expect(await redis.get('kept')).toBe(round);
  }
  expect(await pidOf(server.url)).not.toBe(killed);
  disconnect(redis);
  await server.stop();
  expect(await answers(server.url)).toBe(false);
});

test('one that was left alone by the shell around it is replaced, not joined by another', async () => {
  const server = await startEmbeddedRedis({ dataDir });
  const orphan = await pidOf(server.url);
  const parent = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(orphan)], { encoding: 'utf8' }));
  process.kill(parent, 'SIGKILL');
  await until(async () => !isAlive(orphan) && (await answers(server.url)));
  await server.stop();
  expect(await answers(server.url)).toBe(false);
});

test("one that can't be started again is given up, saying why", async () => {
  const server = await startEmbeddedRedis({ dataDir, firstPauseMs: 10 });
  await using(server.url, (redis) => redis.set('kept', 'yes'));
  const log = join(dataDir, 'appendonlydir', 'appendonly.aof.1.incr.aof');
  await writeFile(log, 'no command at all\n');
  process.kill(await pidOf(server.url), 'SIGKILL');
  expect((await server.lost).message).toMatch(/could not be brought back: .*did not start: .*redis\.log/);
  await server.stop();
});

test('without a data directory there is nothing to go on with', async () => {
  const server = await startEmbeddedRedis();
  process.kill(await pidOf(server.url), 'SIGKILL');
  expect((await server.lost).message).toContain('could not be brought back');
  await server.stop();
});

test('who shares a server goes on by itself when the other one stops it', async () => {
  const first = await startEmbeddedRedis({ dataDir });
  const second = await startEmbeddedRedis({ dataDir });
  await using(first.url, (redis) => redis.set('kept', 'yes'));
  await first.stop();
  await until(() => answers(second.url));
  expect(await using(second.url, (redis) => redis.get('kept'))).toBe('yes');
  await second.stop();
  expect(await answers(second.url)).toBe(false);
});

test('shuts down what a crash left behind, and starts on its data', async () => {
  const socket = join(dataDir, 'redis.sock');
  const args = ['--port', '0', '--unixsocket', socket, '--dir', dataDir, '--appendonly', 'yes', '--save', ''];
  const orphan = spawn(await redisServerProgram(), args, { stdio: 'ignore' });
  const ended = once(orphan, 'exit');
  await using(socket, (redis) => redis.set('kept', 'yes'));
  const server = await startEmbeddedRedis({ dataDir });
  await ended;
  expect(await using(server.url, (redis) => redis.get('kept'))).toBe('yes');
  await server.stop();
});

test('does not touch a Redis of another directory', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'usher-elsewhere-'));
  const socket = join(dataDir, 'redis.sock');
  const stranger = spawn(
    await redisServerProgram(),
    ['--port', '0', '--unixsocket', socket, '--dir', elsewhere],
    {
      stdio: 'ignore',
    },
  );
  const ended = once(stranger, 'exit');
  await using(socket, (redis) => redis.ping());
  await expect(startEmbeddedRedis({ dataDir })).rejects.toThrow(/not Usher's/);
  expect(await answers(socket)).toBe(true);
  stranger.kill();
  await ended;
  await rm(elsewhere, { recursive: true });
});

test('finds a short place for the socket of a long path', async () => {
  const deep = join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
  await mkdir(deep, { recursive: true });
  const server = await startEmbeddedRedis({ dataDir: deep });
  expect(Buffer.byteLength(socketOf(server.url))).toBeLessThan(104);
  expect(await answers(server.url)).toBe(true);
  await server.stop();
});

test('ends with the process that started it, even when that is killed', async () => {
  const program = `
    const { startEmbeddedRedis } = await import('./adapters/redis/embedded.ts');
    console.log((await startEmbeddedRedis({ dataDir: process.argv[1] })).url);`;
  const args = ['--import', './bench/typescript.mjs', '--input-type=module', '-e', program, dataDir];
  const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(createInterface({ input: parent.stdout }), 'line');
  expect(await answers(url)).toBe(true);
  parent.kill('SIGKILL');
  await until(async () => !(await answers(url)));
});
