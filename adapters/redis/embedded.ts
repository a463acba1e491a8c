import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Logger } from '../../src/base/log.ts';
import { EmbeddedRedisError, redisServerProgram } from './install.ts';
import { locked } from './lock.ts';
import { type RedisServer, runningServer, START_MS, startServer } from './server.ts';
import { socketFor } from './socket.ts';

export { EmbeddedRedisError } from './install.ts';

export interface EmbeddedRedisOptions {
  /** Where its data is kept, e.g. `.usher/redis`; without one it is kept until its end only. */
  dataDir?: string | undefined;
  log?: Logger | undefined;
  /** How long after its end it is started again; twice as long after each start in vain. Default: 100 ms. */
  firstPauseMs?: number | undefined;
}

export interface EmbeddedRedis {
  /** For `REDIS_URL`: a unix socket that only this user may open. */
  url: string;
  /** Resolves, with what to tell the operator, when it ended unasked and can't be brought back. */
  lost: Promise<EmbeddedRedisError>;
  stop(): Promise<void>;
}

/**
 * Runs a private Redis for as long as this process lives, whatever ends it. A server of the same data
 * directory that another process has started is used, and left to that process; one that was left
 * behind by a crash is shut down first. No other Redis is ever touched. One that ends meanwhile is started
 * again on its data, at the same address. Installs Redis where that is possible (see
 * `redisServerProgram`). Throws an `EmbeddedRedisError`.
 */
export async function startEmbeddedRedis(options: EmbeddedRedisOptions = {}): Promise<EmbeddedRedis> {
  const { dataDir, log, firstPauseMs = FIRST_PAUSE_MS } = options;
  const program = await redisServerProgram(log);
  if (!dataDir) {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'usher-redis-')));
    const place = { dir, socket: await socketFor(dir) };
    const kept = keep(await startServer(program, place, false), { log, firstPauseMs });
    const stop = () => kept.stop().then(() => rm(dir, { recursive: true, force: true }));
    return { url: urlOf(place.socket), lost: kept.lost, stop };
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch(({ code }: NodeJS.ErrnoException) => {
    throw new EmbeddedRedisError(
      `Redis can't keep its data in ${dataDir} (${code}); make that a directory this user can write to, name another one in USHER_DATA_DIR, or set REDIS_URL`,
    );
  });
  const dir = await realpath(dataDir);
  const place = { dir, socket: await socketFor(dir) };
  // Whoever comes first starts it, the others find it running.
  const open = () =>
    locked(
      join(dir, 'start.lock'),
      async () => (await runningServer(place)) ?? (await startServer(program, place, true)),
      3 * START_MS,
    );
  return { url: urlOf(place.socket), ...keep(await open(), { open, log, firstPauseMs }) };
}

const urlOf = (socket: string) => `unix://${pathToFileURL(socket).pathname}`;

/** A server that keeps ending is given up after so many starts, some six seconds later. */
const MOST_STARTS = 6;
const FIRST_PAUSE_MS = 100;
/** Who ran for so long is not one that keeps ending. */
const STEADY_MS = 60_000;

/** Sees to it that a server runs until `stop`: `open` brings back one that ended; without it, it is lost. */
function keep(
  first: RedisServer,
  how: { open?: () => Promise<RedisServer>; log: Logger | undefined; firstPauseMs: number },
): Pick<EmbeddedRedis, 'lost' | 'stop'> {
  const { open, log, firstPauseMs } = how;
  const stopping = new AbortController();
  const { signal } = stopping;
  let server = first;
  let report: (error: EmbeddedRedisError) => void = () => {};
  const lost = new Promise<EmbeddedRedisError>((resolve) => {
    report = resolve;
  });

  async function watch(): Promise<void> {
    for (let starts = 0, reason = 'its data was kept nowhere'; ; reason = 'it ended again and again') {
      const since = Date.now();
      const code = await server.ended;
      if (signal.aborted) return;
      log?.error({ code }, 'the embedded Redis ended');
      if (Date.now() - since > STEADY_MS) starts = 0;
      let next: RedisServer | undefined;
      while (!next) {
        if (!open || starts === MOST_STARTS) {
          const message = `the embedded Redis ended and could not be brought back: ${reason}`;
          return report(new EmbeddedRedisError(message));
        }
        await pause(firstPauseMs * 2 ** starts++, undefined, { signal }).catch(() => {});
        if (signal.aborted) return;
        next = await open().catch((error: Error) => {
          reason = error.message;
          log?.error({ reason }, 'the embedded Redis could not be started again');
          return undefined;
        });
      }
      server = next;
      if (signal.aborted) return await server.stop();
      log?.warn({}, 'the embedded Redis runs again');
    }
  }

  const watching = watch();
  return {
    lost,
    async stop() {
      stopping.abort();
      await server.stop();
      await watching;
    },
  };
}
