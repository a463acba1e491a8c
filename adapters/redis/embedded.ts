import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import type { Logger } from '../../src/log.ts';
import { disconnect, whenReady } from './connection.ts';
import { EmbeddedRedisError, redisServerProgram } from './install.ts';
import { locked } from './lock.ts';
import { socketFor } from './socket.ts';

export { EmbeddedRedisError } from './install.ts';

export interface EmbeddedRedisOptions {
  /** Where its data is kept, e.g. `.usher/redis`; without one it is kept until the stop only. */
  dataDir?: string | undefined;
  log?: Logger | undefined;
}

export interface EmbeddedRedis {
  /** For `REDIS_URL`: a unix socket that only this user may open. */
  url: string;
  stop(): Promise<void>;
}

/** The connection by which a server of ours knows that somebody still answers for it. */
const OWNER = 'usher-owner';

/** Loading a large append-only file takes its time. */
const START_MS = 60_000;

/**
 * Runs a private Redis for as long as this process lives, whatever ends it. A server of the same data
 * directory that another process has started is used, and left to that process; one that was left
 * behind by a crash is shut down first. No other Redis is ever touched. Installs Redis where that is
 * possible (see `redisServerProgram`). Throws an `EmbeddedRedisError`.
 */
export async function startEmbeddedRedis(options: EmbeddedRedisOptions = {}): Promise<EmbeddedRedis> {
  const program = await redisServerProgram(options.log);
  if (!options.dataDir) {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'usher-redis-')));
    const server = await start(program, dir, await socketFor(dir), false, options.log);
    return {
      url: server.url,
      stop: () => server.stop().then(() => rm(dir, { recursive: true, force: true })),
    };
  }
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dir = await realpath(options.dataDir);
  const socket = await socketFor(dir);
  return locked(join(dir, 'start.lock'), async () => {
    if ((await settleRunning(socket, dir)) === 'owned') return { url: urlOf(socket), stop: async () => {} };
    return start(program, dir, socket, true, options.log);
  });
}

const urlOf = (socket: string) => `unix://${pathToFileURL(socket).pathname}`;

/** Looks after a server that answers at our socket: `owned` by a living process, or `gone` by now. */
async function settleRunning(socket: string, dir: string): Promise<'owned' | 'gone'> {
  const redis = new Redis({ path: socket, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  try {
    const up = await whenReady(redis, START_MS).then(
      () => true,
      () => false,
    );
    if (!up) return 'gone';
    const [, itsDir] = await redis.config('GET', 'dir').then((answer) => answer as string[]);
    if (itsDir !== dir) throw new EmbeddedRedisError(`a Redis that is not Usher's answers at ${socket}`);
    const clients = String(await redis.client('LIST'));
    if (clients.includes(` name=${OWNER} `)) return 'owned';
    const ended = once(redis, 'end');
    redis.shutdown('NOSAVE').catch(() => {});
    await ended;
    return 'gone';
  } finally {
    disconnect(redis);
  }
}

/** Ends the server when our end of the pipe closes, however that comes about. */
const WATCHED = `
exec 3<&0
"$@" 3<&- &
server=$!
(read -r _ <&3; kill "$server") &
watch=$!
wait "$server"
code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

async function start(program: string, dir: string, socket: string, keep: boolean, log?: Logger) {
  const logFile = join(dir, 'redis.log');
  const settings = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir,
    appendonly: keep ? 'yes' : 'no',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
    logfile: logFile,
    daemonize: 'no',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  // A session of its own: Ctrl-C is for us, and Redis ends after us.
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', program, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.on('error', () => {});
  const exited = once(child, 'exit');
  const owner = new Redis({
    path: socket,
    connectionName: OWNER,
    retryStrategy: (times) => Math.min(10 * times, 250),
  });
  owner.on('error', () => {});
  let stopping = false;
  try {
    await Promise.race([
      whenReady(owner, START_MS),
      exited.then(() => Promise.reject(new Error('it ended at once'))),
    ]);
  } catch (error) {
    disconnect(owner);
    child.stdin.end();
    const said = await readFile(logFile, 'utf8').catch(() => '');
    throw new EmbeddedRedisError(
      `${program} did not start: ${said.trim().split('\n').at(-1) || String(error)}`,
    );
  }
  const pid = Number(/process_id:(\d+)/.exec(await owner.info('server'))?.[1]);
  exited.then(([code]) => {
    if (stopping) return;
    disconnect(owner);
    log?.error({ code }, 'the embedded Redis ended');
  });
  return {
    url: urlOf(socket),
    async stop() {
      stopping = true;
      disconnect(owner);
      child.stdin.end();
      const giveUp = setTimeout(() => process.kill(pid, 'SIGKILL'), 5_000);
      await exited;
      clearTimeout(giveUp);
    },
  };
}
