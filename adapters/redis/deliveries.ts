import type { Redis } from 'ioredis';
import { z } from 'zod';
import { readStored } from '../../src/base/stored.ts';
import type { Deliveries, DeliveryRecord } from '../../src/store/deliveries.ts';
import { keys } from './keys.ts';
import type { Scripts } from './scripts.ts';

/** Whoever looks later than this, or for more, looks in their own log. */
const KEPT_MS = 30 * 24 * 3_600_000;
const MOST = 2_000;

const trySchema = z.object({
  id: z.string(),
  type: z.string(),
  onboarding: z.string(),
  at: z.number(),
  status: z.string(),
  body: z.string().optional(),
});

/** The log of deliveries in a Redis. */
export function deliveriesOn(redis: Redis, scripts: Scripts): Deliveries {
  const { log, index, off } = keys.deliveries;
  return {
    async note(tried) {
      const { id, at } = tried;
      await scripts.note([log, index], [id, at, JSON.stringify(tried), at - KEPT_MS, MOST]);
    },
    async list(atMost) {
      const ids = await redis.zrange(index, '0', String(atMost - 1), 'REV');
      const found = ids.length === 0 ? [] : await redis.hmget(log, ...ids);
      return found.flatMap((stored) => (stored === null ? [] : [read(stored)]));
    },
    async forget(onboarding) {
      const all = Object.entries(await redis.hgetall(log));
      const ids = all.flatMap(([id, stored]) => (read(stored).onboarding === onboarding ? [id] : []));
      if (ids.length > 0)
        await redis
          .multi()
          .hdel(log, ...ids)
          .zrem(index, ...ids)
          .exec();
    },
    async find(id) {
      const stored = await redis.hget(log, id);
      return stored === null ? undefined : read(stored);
    },
    async switchOff(at) {
      await redis.set(off, String(at), 'NX');
    },
    async offSince() {
      const since = await redis.get(off);
      return since === null ? undefined : Number(since);
    },
    async switchOn() {
      await redis.del(off);
    },
  };
}

function read(stored: string): DeliveryRecord {
  const end = stored.indexOf(' ');
  const tried = readStored('a delivery', trySchema, stored.slice(end + 1));
  return { ...tried, tries: Number(stored.slice(0, end)) };
}
