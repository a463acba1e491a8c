import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { NewerDataError, readStored } from '../../src/base/stored.ts';
import { invitationSchema } from '../../src/state/invitation.ts';
import type { Invitations } from '../../src/store/invitations.ts';
import { keys } from './keys.ts';

/** The invitations in a Redis, each with its onboarding. */
export function invitationsOn(redis: Redis): Invitations {
  /** What is under the key from now on: what was there first. */
  async function first(key: string, value: string, forMs: number): Promise<string> {
    if ((await redis.set(key, value, 'PX', Math.ceil(forMs), 'NX')) === 'OK') return value;
    return (await redis.get(key)) ?? value;
  }
  const read = (id: string, json: string) => readStored(`the invitation ${id}`, invitationSchema, json);
  const find: Invitations['find'] = async (id) => {
    const json = await redis.get(keys.invitation(id));
    return json === null ? undefined : read(id, json);
  };
  const findIfKnown: Invitations['find'] = (id) =>
    find(id).catch((error: unknown) => {
      if (!(error instanceof NewerDataError)) throw error;
      return undefined;
    });
  return {
    async add(invitation, forMs) {
      const json = await first(keys.invitation(invitation.id), JSON.stringify(invitation), forMs);
      return read(invitation.id, json);
    },
    async replace(invitation, forMs) {
      await redis.set(keys.invitation(invitation.id), JSON.stringify(invitation), 'PX', Math.ceil(forMs));
    },
    find,
    async findAll(ids) {
      return (await Promise.all(ids.map(findIfKnown))).filter((invitation) => invitation !== undefined);
    },
    claim: (name, value, forMs) =>
      first(keys.claim(createHash('sha256').update(name).digest('base64url')), value, forMs),
  };
}
