import type { Redis } from 'ioredis';
import type { Seals } from '../../src/store/seals.ts';
import { keys } from './keys.ts';
import { readEntry } from './outbox.ts';
import type { Scripts } from './scripts.ts';

/** So many keys are looked at in one go, so that nobody else waits for long. */
const STEP = 500;

/** All seals in a Redis. There is no list of them: who changes keys has time to look at everything. */
export function sealsOn(redis: Redis, scripts: Scripts): Seals {
  async function* namesLike(pattern: string): AsyncIterable<string> {
    const seen = new Set<string>();
    for (let cursor = '0', isFirst = true; isFirst || cursor !== '0'; isFirst = false) {
      const [next, found] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', STEP);
      cursor = next;
      // A key may be found twice.
      for (const key of found) if (!seen.has(key)) yield key;
      for (const key of found) seen.add(key);
    }
  }

  return {
    async *credentials() {
      for await (const key of namesLike('usher:{p*}:sealed:*')) {
        const jwe = await redis.get(key);
        const submission = key.replace(/^usher:\{p\d+\}:sealed:/, '');
        if (jwe !== null) yield { submission, jwe };
      }
    },
    async *files() {
      for await (const key of namesLike('usher:{p*}:outbox:*')) {
        for (const [number, entry] of Object.entries(await redis.hgetall(key))) {
          const { effect } = readEntry(number, entry);
          if (effect.kind === 'fetch') yield* effect.files;
        }
      }
    },
    replace: async ({ submission, jwe }, other) =>
      (await scripts.reseal([keys.sealed(submission)], [jwe, other])) === 1,
  };
}
