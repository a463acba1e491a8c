import type { Redis } from 'ioredis';
import { readStored } from '../../src/base/stored.ts';
import { installationSchema } from '../../src/state/installation.ts';
import type { Installations } from '../../src/store/installations.ts';
import { keys } from './keys.ts';
import type { Scripts } from './scripts.ts';

/** Slack's clocks count seconds. */
const ROUNDED_MS = 1_000;

/** The installations in a Redis. */
export function installationsOn(redis: Redis, scripts: Scripts): Installations {
  const read = async (id: string) => {
    const json = await redis.get(keys.installation(id));
    if (json === null) return undefined;
    return { json, installation: readStored(`the installation ${id}`, installationSchema, json) };
  };
  return {
    find: async (id) => (await read(id))?.installation,
    async put(installation) {
      await redis.set(keys.installation(installation.id), JSON.stringify(installation));
      await redis.set(keys.home, installation.id, 'NX');
    },
    async remove(id, at) {
      const found = await read(id);
      if (!found || found.installation.at > at + ROUNDED_MS) return false;
      return (await scripts.remove([keys.installation(id)], [found.json])) === 1;
    },
    home: async () => (await redis.get(keys.home)) ?? undefined,
  };
}
