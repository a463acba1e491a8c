import { NewerDataError } from '../base/stored.ts';
import { type Address, channelKey } from '../chat/address.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from './turns.ts';

/** The list of the onboardings that began while no PM channel was named. */
export const UNASSIGNED = 'none';

/**
 * Gives those who began without a PM's channel this one, so that it learns of them. Repeating it is
 * harmless. Rejects when the store can't be reached.
 */
export async function assignChannel(
  pm: Address,
  { store, turns }: { store: Pick<Store, 'channel'>; turns: Pick<Turns, 'take'> },
): Promise<void> {
  const id = `assigned ${channelKey(pm)}`;
  for (const onboarding of await store.channel(UNASSIGNED))
    await turns.take(onboarding, { id, at: Date.now(), kind: 'assigned', pm }).catch(leaveToNewer);
}

/** What a newer release stored must not keep this one from starting. */
function leaveToNewer(error: unknown): void {
  if (!(error instanceof NewerDataError)) throw error;
}
