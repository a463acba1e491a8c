import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { disconnect, whenReady } from './connection.ts';
import { EmbeddedRedisError } from './install.ts';

/** A Redis server on this machine: one that we started, or one that another process answers for. */
export interface RedisServer {
  /** Resolves when it has ended, by whatever cause, with its exit code if that is known. */
  readonly ended: Promise<number | undefined>;
  /** Ends it when it is ours; leaves another's alone. */
  stop(): Promise<void>;
}

/** Where a server keeps its data, and where it listens. */
export interface ServerPlace {
  dir: string;
  socket: string;
}

/** Loading a large append-only file takes its time. */
export const START_MS = 60_000;
const STOP_MS = 5_000;

/** The connection by which a server of ours knows that somebody still answers for it. */
const OWNER = 'usher-owner';

/**
 * The server that answers at our socket, when a living process answers for it; one that was left behind is
 * shut down first. Undefined when there is none (any more). Throws an `EmbeddedRedisError` when one is there
 * that can't be used.
 */
export async function runningServer(
  { dir, socket }: ServerPlace,
  withinMs = START_MS,
): Promise<RedisServer | undefined> {
  const redis = new Redis({ path: socket, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  const ended = new Promise<undefined>((resolve) => redis.once('end', () => resolve(undefined)));
  let isShared = false;
  try {
    const answers = await whenReady(redis, withinMs).then(
      () => true,
      () => false,
    );
    // Only a closed door means that nobody is in: a second server on the same data would damage it.
    if (!answers && redis.status !== 'end') {
      throw new EmbeddedRedisError(`the Redis at ${socket} does not answer: stop it, then start again`);
    }
    if (!answers) return undefined;
    const [, itsDir] = await redis.config('GET', 'dir').then((answer) => answer as string[]);
    if (itsDir !== dir) throw new EmbeddedRedisError(`a Redis that is not Usher's answers at ${socket}`);
    isShared = String(await redis.client('LIST')).includes(` name=${OWNER} `);
    if (isShared) return { ended, stop: async () => disconnect(redis) };
    redis.shutdown('NOSAVE').catch(() => {});
    await ended;
    return undefined;
  } finally {
    if (!isShared) disconnect(redis);
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

/**
 * Starts a server for as long as this process lives. With `keep` its data survives its end, even by
 * `SIGKILL`: everything it confirmed is in its append-only file. Throws an `EmbeddedRedisError`.
 */
export async function startServer(program: string, place: ServerPlace, keep: boolean): Promise<RedisServer> {
  const { dir, socket } = place;
  const logFile = join(dir, 'redis.log');
  const settings = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir,
    appendonly: keep ? 'yes' : 'no',
    // Once a second would do for a process that is killed, were it not for a slow disk: then Redis
    // confirms what it has not written yet.
    appendfsync: 'always',
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
  const ended = new Promise<number | undefined>((resolve) => {
    child.once('exit', (code) => resolve(code ?? undefined));
    child.once('error', () => resolve(undefined));
  });
  const owner = new Redis({
    path: socket,
    connectionName: OWNER,
    retryStrategy: (times) => Math.min(10 * times, 250),
  });
  owner.on('error', () => {});
  const letGo = () => {
    disconnect(owner);
    child.stdin.end();
  };
  const stop = async () => {
    letGo();
    const giveUp = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(giveUp);
  };
  void ended.then(letGo);
  const ready = await Promise.race([
    whenReady(owner, START_MS).then(
      () => true,
      () => false,
    ),
    ended.then(() => false),
  ]);
  if (ready) return { ended, stop };
  await stop();
  const said = await readFile(logFile, 'utf8').catch(() => '');
  const last = said.trim().split('\n').at(-1) || 'it ended at once';
  throw new EmbeddedRedisError(`${program} did not start: ${last} (see ${logFile})`);
}
