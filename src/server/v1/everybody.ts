import type { Invitation } from '../../state/invitation.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import type { Invitations } from '../../store/invitations.ts';
import type { Store } from '../../store/store.ts';

/** Who began, and who was invited and has not come yet. */
export interface Found {
  begun: Onboarding[];
  invited: Invitation[];
}

/** Finds onboardings, begun or not. Both methods reject when the store can't be reached. */
export interface Everybody {
  /** Those of a channel, or of all there are; of so many at most the newest. */
  listed(channel: string | null, atMost?: number): Promise<Found>;
  /** Those of these ids that there are. */
  called(ids: string[]): Promise<Found>;
}

interface Parts {
  store: Pick<Store, 'loadAll' | 'channel' | 'channels'>;
  invitations: Pick<Invitations, 'findAll'>;
  /** Lists that were begun before they were counted among the store's channels. */
  channels: readonly string[];
}

export function createEverybody({ store, invitations, channels }: Parts): Everybody {
  async function called(ids: string[]): Promise<Found> {
    const begun = await store.loadAll(ids);
    const known = new Set(begun.map(({ id }) => id));
    return { begun, invited: await invitations.findAll(ids.filter((id) => !known.has(id))) };
  }

  return {
    called,
    async listed(channel, atMost) {
      const wanted = channel === null ? [...(await store.channels()), ...channels] : [channel];
      const ids = await Promise.all([...new Set(wanted)].map((each) => store.channel(each)));
      // A list holds the oldest first.
      const newest = ids.map((list) => (atMost === undefined ? list : list.slice(-atMost)));
      return await called([...new Set(newest.flat())]);
    },
  };
}
