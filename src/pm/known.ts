import type { Person, PersonId } from '../chat/inbound.ts';
import type { Store } from '../store/store.ts';

/** Who has acted as a PM: whoever asked, started or decided something in a PM's channel. No platform tells who is in one. */
export interface KnownPms {
  /** Somebody acted as a PM. */
  note(person: Person['address']): Promise<void>;
  isKnown(person: PersonId): Promise<boolean>;
}

/** PMs remembered in a store; noted once by each process. */
export function knownPms({ remember, recall }: Pick<Store, 'remember' | 'recall'>): KnownPms {
  const noted = new Set<string>();
  const nameOf = ({ platform, tenant = '', user }: PersonId) => `pm ${platform}:${tenant}:${user}`;
  return {
    async note(person) {
      const name = nameOf(person);
      if (noted.has(name)) return;
      await remember(name, '1');
      noted.add(name);
    },
    isKnown: async (person) => (await recall(nameOf(person))) !== undefined,
  };
}
