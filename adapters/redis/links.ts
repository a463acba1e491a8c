import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { readStored, stored } from '../../src/base/stored.ts';
import type { Links } from '../../src/store/links.ts';
import { keys } from './keys.ts';
import type { Scripts } from './scripts.ts';

/** Longer than anybody remembers what a link was for. */
const KEPT_MS = 30 * 24 * 3_600_000;
const GUESSES_MS = 3_600_000;

const linkSchema = stored({
  key: z.string(),
  submission: z.string(),
  by: stored({ user: z.string(), name: z.string().optional() }),
});

/** The links in a Redis: each leads to its onboarding, with which the rest of it lies. */
export function linksOn(redis: Redis, scripts: Scripts): Links {
  const counter = (name: string) => keys.guesses(createHash('sha256').update(name).digest('base64url'));
  return {
    async add({ id, onboarding, ...link }) {
      await scripts.keep([keys.links(onboarding)], [id, JSON.stringify(link), KEPT_MS]);
      await redis.set(keys.link(id), onboarding, 'PX', KEPT_MS);
    },
    async find(id) {
      const onboarding = await redis.get(keys.link(id));
      const json = onboarding === null ? null : await redis.hget(keys.links(onboarding), id);
      if (onboarding === null || json === null) return undefined;
      return { id, onboarding, ...readStored(`a link of ${onboarding}`, linkSchema, json) };
    },
    list: (onboarding) => redis.hkeys(keys.links(onboarding)),
    async remove(id) {
      const onboarding = await redis.get(keys.link(id));
      if (onboarding !== null) await redis.hdel(keys.links(onboarding), id);
      await redis.del(keys.link(id));
    },
    guesses: async (name) => Number(await redis.get(counter(name))),
    guessedWrong: async (name) => Number(await scripts.count([counter(name)], [GUESSES_MS])),
  };
}
