import { Redis } from 'ioredis';
import { redisOptions } from '../../adapters/redis/connection.ts';

/** What is stored under one key; `ttlMs` where it does not stay for ever. */
export type StoredValue = { ttlMs?: number } & (
  | { type: 'string'; value: string }
  | { type: 'hash'; value: Record<string, string> }
  | { type: 'list' | 'set'; value: string[] }
  /** Members with their scores, in turn. */
  | { type: 'zset'; value: string[] }
);

/** Everything a Redis holds, by key; streams left out, which only tell onlookers what happened. */
export type Dump = Record<string, StoredValue>;

/** Reads everything the Redis at `url` holds. */
export async function dumpRedis(url: string): Promise<Dump> {
  return await withRedis(url, async (redis) => {
    const dump: Dump = {};
    for (const key of (await redis.keys('*')).sort()) {
      const value = await read(redis, key);
      const ttlMs = await redis.pttl(key);
      if (value) dump[key] = ttlMs > 0 ? { ...value, ttlMs } : value;
    }
    return dump;
  });
}

/** Puts a dump into the Redis at `url`, in place of everything there. */
export async function restoreRedis(url: string, dump: Dump): Promise<void> {
  await withRedis(url, async (redis) => {
    await redis.flushall();
    for (const [key, stored] of Object.entries(dump)) {
      await write(redis, key, stored);
      if (stored.ttlMs !== undefined) await redis.pexpire(key, stored.ttlMs);
    }
  });
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(redisOptions(url));
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

async function read(redis: Redis, key: string): Promise<StoredValue | undefined> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return { type, value: (await redis.get(key)) ?? '' };
    case 'hash':
      return { type, value: await redis.hgetall(key) };
    case 'list':
      return { type, value: await redis.lrange(key, '0', '-1') };
    case 'set':
      return { type, value: await redis.smembers(key) };
    case 'zset':
      return { type, value: await redis.zrange(key, '0', '-1', 'WITHSCORES') };
    default:
      return undefined;
  }
}

async function write(redis: Redis, key: string, { type, value }: StoredValue): Promise<void> {
  switch (type) {
    case 'string':
      await redis.set(key, value);
      return;
    case 'hash':
      await redis.hset(key, value);
      return;
    case 'list':
      await redis.rpush(key, ...value);
      return;
    case 'set':
      await redis.sadd(key, ...value);
      return;
    case 'zset':
      for (let i = 0; i < value.length; i += 2) await redis.zadd(key, value[i + 1] ?? '0', value[i] ?? '');
  }
}
