import { type Address, channelKey } from '../chat/address.ts';
import type { Person, PersonId } from '../chat/inbound.ts';
import type { Store } from '../store/store.ts';

/** Who has acted as a PM, and where: asked, started or decided something in a PM's channel. No platform tells who is in one. */
export interface KnownPms {
  /** Somebody acted as a PM in that channel. */
  note(person: Person['address'], where: Address): Promise<void>;
  /** The keys of the channels somebody acted in, the newest first; undefined: they never did. */
  channelsOf(person: PersonId): Promise<string[] | undefined>;
}

/** Of so many channels it is remembered. */
const MOST = 20;

/** PMs remembered in a store; noted once by each process. */
export function knownPms({ remember, recall }: Pick<Store, 'remember' | 'recall'>): KnownPms {
  const noted = new Set<string>();
  const nameOf = ({ platform, tenant = '', user }: PersonId) => `pm ${platform}:${tenant}:${user}`;
  const channelsOf = async (person: PersonId) => (await recall(nameOf(person)))?.split('\n');
  return {
    channelsOf,
    async note(person, where) {
      const channel = channelKey(where);
      const one = `${nameOf(person)} ${channel}`;
      if (noted.has(one)) return;
      const others = ((await channelsOf(person)) ?? []).filter((other) => other !== channel);
      await remember(nameOf(person), [channel, ...others].slice(0, MOST).join('\n'));
      noted.add(one);
    },
  };
}
