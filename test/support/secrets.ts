import { Redis } from 'ioredis';
import { redisOptions } from '../../adapters/redis/connection.ts';
import type { Sandbox } from '../../emulators/bigcommerce/sandbox.ts';

/** Every token of the sandbox's shops, and the client secret and id of its sample files. */
export function secretsOf(sandbox: Sandbox): string[] {
  const tokens = Object.values(sandbox.shops).flatMap(({ tokens: all }) => Object.keys(all));
  return [...tokens, 'fa4e'.repeat(16), 'n0such0token0here0n0such0token0'];
}

/** Everything a Redis holds, as text: keys and values of every type, and what sits in the queue. */
export async function everythingIn(url: string): Promise<string> {
  const redis = new Redis(redisOptions(url));
  try {
    const parts: string[] = [];
    for (const key of await redis.keys('*')) parts.push(key, JSON.stringify(await read(redis, key)));
    return parts.join('\n');
  } finally {
    redis.disconnect();
  }
}

async function read(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return await redis.get(key);
    case 'hash':
      return await redis.hgetall(key);
    case 'list':
      return await redis.lrange(key, '0', '-1');
    case 'set':
      return await redis.smembers(key);
    case 'zset':
      return await redis.zrange(key, '0', '-1');
    case 'stream':
      return await redis.xrange(key, '-', '+');
    default:
      return undefined;
  }
}
