import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { PersonId } from '../../src/chat/inbound.ts';
import type { Directory, Lead } from '../../src/store/directory.ts';
import { keys } from './keys.ts';
import type { Scripts } from './scripts.ts';

const rosterSchema = z.object({ current: z.string() }).catchall(z.coerce.number());
const inviteSchema = z.tuple([z.string().nullable(), z.string().nullable()]);
const found = z
  .string()
  .nullable()
  .transform((id) => id ?? undefined);

/** The directory in a Redis. Each person, thread and code is a key of its own, so that no script needs two. */
export function directoryOn(redis: Redis, scripts: Scripts): Directory {
  async function lead(code: string): Promise<Lead | undefined> {
    const [onboarding, by] = inviteSchema.parse(await redis.hmget(keys.invite(code), 'onboarding', 'by'));
    return onboarding === null ? undefined : { onboarding, isUsed: by !== null };
  }

  return {
    async of(person) {
      const stored = await redis.hgetall(keys.person(person));
      if (Object.keys(stored).length === 0) return undefined;
      const { current, ...places } = rosterSchema.parse(stored);
      const onboardings = Object.entries(places).sort(([, one], [, other]) => one - other);
      return { onboardings: onboardings.map(([id]) => id), current };
    },
    enter: async (person, onboarding) =>
      z.string().parse(await scripts.enter([keys.person(person)], [onboarding])),
    async join(person, onboarding) {
      await scripts.join([keys.person(person)], [onboarding]);
    },
    async leave(person, onboarding) {
      await scripts.leave([keys.person(person)], [onboarding]);
    },
    switchTo: async (person, onboarding) => (await scripts.switch([keys.person(person)], [onboarding])) === 1,

    async link(thread, onboarding) {
      await redis.set(keys.thread(thread), onboarding);
    },
    async unlink(thread) {
      await redis.del(keys.thread(thread));
    },
    linked: async (thread) => (await redis.get(keys.thread(thread))) ?? undefined,

    invite: async (code, onboarding, forMs) =>
      (await scripts.invite([keys.invite(code)], [onboarding, Math.ceil(forMs)])) === 1,
    lead,
    async invited(code) {
      const found = await lead(code);
      return found?.isUsed ? undefined : found?.onboarding;
    },
    redeem: async (code, person) => found.parse(await scripts.redeem([keys.invite(code)], [nameOf(person)])),
    async withdraw(code) {
      await redis.del(keys.invite(code));
    },
  };
}

const nameOf = ({ platform, tenant, user }: PersonId) => JSON.stringify([platform, tenant ?? '', user]);
