import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { type EmbeddedRedis, startEmbeddedRedis } from '../../adapters/redis/embedded.ts';

/** A private, empty Redis for the tests of one file; `keeps`: with an append-only file, as production wants it. */
export function useRedis({ keeps = false } = {}): { url(): string } {
  let server: EmbeddedRedis | undefined;
  let dataDir: string | undefined;
  beforeAll(async () => {
    if (keeps) dataDir = mkdtempSync(join(tmpdir(), 'usher-redis-'));
    server = await startEmbeddedRedis(dataDir === undefined ? {} : { dataDir });
  });
  afterAll(async () => {
    await server?.stop();
    if (dataDir !== undefined) rmSync(dataDir, { recursive: true });
  });
  return {
    url() {
      if (!server) throw new Error('Redis runs from beforeAll to afterAll');
      return server.url;
    },
  };
}
