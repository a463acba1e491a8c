import { join } from 'node:path';
import { startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import { openRedisStore, type RedisStore } from '../../adapters/redis/store.ts';
import type { Config } from '../config/config.ts';

/** Does something with the store that the bot uses, its private one too, and leaves it as it was. */
export async function withStore<T>(
  config: Config,
  work: (store: RedisStore, url: string) => Promise<T>,
): Promise<T> {
  const embedded =
    config.redisUrl === undefined
      ? await startEmbeddedRedis({ dataDir: join(config.dataDir, 'redis') })
      : undefined;
  try {
    const url = config.redisUrl ?? embedded?.url ?? '';
    const store = await openRedisStore(url, { connectWithinMs: 5_000 });
    try {
      return await work(store, url);
    } finally {
      await store.close();
    }
  } finally {
    await embedded?.stop();
  }
}
