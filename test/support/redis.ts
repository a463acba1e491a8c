import { afterAll, beforeAll } from '@jest/globals';
import { type EmbeddedRedis, startEmbeddedRedis } from '../../adapters/redis/embedded.ts';

/** A private, empty Redis for the tests of one file. */
export function useRedis(): { url(): string } {
  let server: EmbeddedRedis | undefined;
  beforeAll(async () => {
    server = await startEmbeddedRedis();
  });
  afterAll(async () => {
    await server?.stop();
  });
  return {
    url() {
      if (!server) throw new Error('Redis runs from beforeAll to afterAll');
      return server.url;
    },
  };
}
