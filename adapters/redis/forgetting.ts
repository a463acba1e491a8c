import type { Redis } from 'ioredis';
import { readStored } from '../../src/base/stored.ts';
import { type Forgetting, remainsSchema } from '../../src/store/forgetting.ts';
import { keys, partitionOf } from './keys.ts';
import { readEntry } from './outbox.ts';
import type { Scripts } from './scripts.ts';

/** Longer than any platform goes on delivering an event again, and any process holds a state that it has loaded. */
const REMEMBERED_MS = 24 * 3_600_000;

/** Removing onboardings from a Redis. */
export function forgettingOn(redis: Redis, scripts: Scripts): Forgetting {
  /** Those that may be sealed: what the state names, and what it named until it is destroyed. */
  async function submissionsOf(id: string, named: (string | undefined)[]): Promise<string[]> {
    const entries = Object.entries(await redis.hgetall(keys.outbox(id)));
    const discarded = entries.map(([number, entry]) => {
      const { effect } = readEntry(number, entry);
      return effect.kind === 'discard' ? effect.submission : undefined;
    });
    return [...named, ...discarded].filter((submission) => submission !== undefined);
  }

  return {
    async forget(onboarding, remains, entry) {
      const { id, version, submission, kept } = onboarding;
      const partition = partitionOf(id);
      const submissions = await submissionsOf(id, [submission?.id, kept?.submission]);
      const removed = await scripts.forget(
        [
          keys.state(id),
          keys.outbox(id),
          keys.due(partition),
          keys.links(id),
          keys.audit(partition),
          keys.seals(partition),
          keys.invitation(id),
        ],
        [id, version, JSON.stringify(remains), JSON.stringify(entry), ...submissions],
      );
      return removed === 1;
    },
    async remains(id) {
      const json = await redis.hget(keys.state(id), 'forgotten');
      return json ? readStored(`what remains of ${id}`, remainsSchema, json) : undefined;
    },
    async forgotten(id) {
      const key = keys.state(id);
      if ((await redis.hexists(key, 'forgotten')) === 0) return;
      await redis.multi().hset(key, 'forgotten', '').pexpire(key, REMEMBERED_MS).exec();
    },
  };
}
