import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../src/base/log.ts';

type Options = Omit<RedisOptions, 'replyMapping'>;

/** Why a `REDIS_URL` can't be used. The message never holds the value: it may hold a password. */
export class RedisUrlError extends Error {
  override readonly name = 'RedisUrlError';
}

const SHAPES =
  'should look like redis://host:6379, redis://user:password@host:6379/0, rediss://host:6379 or unix:///run/redis.sock';

/** Reads a Redis address: `redis://`, `rediss://` (TLS), `unix://` or a socket's absolute path. Throws a `RedisUrlError`. */
export function redisOptions(url: string): Options {
  try {
    return optionsOf(url);
  } catch (error) {
    // A stray percent sign.
    if (error instanceof URIError) throw new RedisUrlError(SHAPES);
    throw error;
  }
}

function optionsOf(url: string): Options {
  if (url.startsWith('/')) return { path: url };
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'unix:' && parsed.pathname.length > 1) {
    return { path: decodeURIComponent(parsed.pathname) };
  }
  const known = parsed?.protocol === 'redis:' || parsed?.protocol === 'rediss:';
  const db = /^\/?(\d*)$/.exec(parsed?.pathname ?? '')?.[1];
  if (!parsed || !known || !parsed.hostname || db === undefined) throw new RedisUrlError(SHAPES);
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port ? Number(parsed.port) : 6379,
    ...(db && { db: Number(db) }),
    ...(parsed.username && { username: decodeURIComponent(parsed.username) }),
    ...(parsed.password && { password: decodeURIComponent(parsed.password) }),
    ...(parsed.protocol === 'rediss:' && { tls: {} }),
  };
}

/**
 * Options under which no command waits for ever: while there is no connection it is refused at once,
 * and an answer may take two seconds. A command whose answer was lost is not sent again, because it
 * may have been done; whoever asked finds out by asking again.
 */
const IMPATIENT: Options = {
  commandTimeout: 2_000,
  connectTimeout: 2_000,
  /** A connection that fell silent is given up, or a dropped network would be noticed by nobody. */
  socketTimeout: 5_000,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
};

/**
 * BullMQ's workers want commands that wait out an outage, and block for up to ten seconds on purpose:
 * longer silence means a dead connection.
 */
const PATIENT: Options = { connectTimeout: 2_000, socketTimeout: 30_000, maxRetriesPerRequest: null };

/**
 * A connection that comes back by itself, for as long as it is not closed. It says once, through
 * `log`, that Redis is away, and once that it is back. Throws a `RedisUrlError`.
 */
export function connect(url: string, kind: 'impatient' | 'patient', log?: Logger): Redis {
  const options: Options = {
    ...redisOptions(url),
    ...(kind === 'impatient' ? IMPATIENT : PATIENT),
    retryStrategy: (times: number) => Math.min(25 * 2 ** Math.min(times, 6), 1_000),
    // After a failover the old primary, now a replica, may keep its connections: the address leads to the new one.
    reconnectOnError: ({ message }) => message.includes('READONLY'),
  };
  const redis = new Redis(options);
  let away = false;
  redis.on('error', (error: Error & { code?: string }) => {
    if (!away) log?.error({ reason: error.code ?? error.message }, 'Redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log?.info({}, 'Redis is back');
    away = false;
  });
  return redis;
}

const TROUBLE = /^(ReplyError|MaxRetriesPerRequestError|AbortError|ClusterAllFailedError)$/;
const SILENCE =
  /^(Connection is closed|Command timed out|Stream isn't writeable|Socket timeout|connect E|read E|write E)/;

/** Whether something failed because Redis is away, or would not do it. */
export function isRedisTrouble(error: unknown): boolean {
  return error instanceof Error && (TROUBLE.test(error.name) || SILENCE.test(error.message));
}

/** Closes a connection; twice is harmless. */
export function disconnect(redis: Redis): void {
  // ioredis would wait for the end of a connection that has ended.
  if (redis.status !== 'end') redis.disconnect();
}

/** Redis could not be used in time. The message says why and what to look at; exit with 1. */
export class RedisAwayError extends Error {
  override readonly name = 'RedisAwayError';

  /** `last` is what the connection said last, if anything. */
  constructor(last: (Error & { code?: string }) | undefined) {
    // What Redis itself answers begins with a word such as NOAUTH; the rest is of no use to anybody.
    const refusal = /^[A-Z]{3,}(?= )/.exec(last?.message ?? '')?.[0];
    super(
      refusal
        ? `REDIS_URL is refused (${refusal}); are the name and the password in it right?`
        : `no answer at REDIS_URL (${last?.code ?? 'silence'}); is Redis running, and is the address right?`,
    );
  }
}

/** Resolves when the connection can be used; rejects with a `RedisAwayError` after `withinMs`. */
export function whenReady(redis: Redis, withinMs: number): Promise<void> {
  if (redis.status === 'ready') return Promise.resolve();
  return new Promise((resolve, reject) => {
    let last: Error | undefined;
    const remember = (error: Error) => {
      last = error;
    };
    const settle = (done: () => void) => () => {
      clearTimeout(timer);
      redis.off('ready', ready).off('end', failed).off('error', remember);
      done();
    };
    const ready = settle(resolve);
    const failed = settle(() => reject(new RedisAwayError(last)));
    // A connection closed between two tries says nothing more: its timer must not keep the process.
    const timer = setTimeout(failed, withinMs).unref();
    redis.on('error', remember).once('ready', ready).once('end', failed);
  });
}
