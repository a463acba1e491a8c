import { channelKey } from '../chat/address.ts';
import type { Where } from '../chat/inbound.ts';
import type { Invitation } from '../state/invitation.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Store } from '../store/store.ts';
import type { Resolver } from '../turn/resolve.ts';

/** Everybody on the list of a channel: those who have begun, and those whom nobody has come for yet. */
export interface Listed {
  begun: Onboarding[];
  invited: Invitation[];
}

interface Parts {
  store: Pick<Store, 'loadAll'>;
  invitations: Pick<Invitations, 'findAll'>;
  resolver: Pick<Resolver, 'channel'>;
}

/** Looks up who is on the list of the channel somebody is in; undefined where it is no PM's channel. */
export function createListed({ store, invitations, resolver }: Parts) {
  return async (where: Where): Promise<Listed | undefined> => {
    const ids = await resolver.channel(where);
    if (!ids) return undefined;
    const all = await store.loadAll(ids);
    const known = new Set(all.map(({ id }) => id));
    // Moved elsewhere, one may still be on the list for a moment.
    const begun = all.filter(({ pm }) => !pm || channelKey(pm) === channelKey(where.address));
    return { begun, invited: await invitations.findAll(ids.filter((id) => !known.has(id))) };
  };
}
