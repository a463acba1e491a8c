import type { StatusAnswer, StatusQuestion } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import { refusal } from '../turn/access.ts';
import type { Resolver } from '../turn/resolve.ts';
import { ownMessage } from '../views/merchant/status.ts';
import { notice } from '../views/notices.ts';
import { listMessage, noMerchants, noneCalled } from '../views/pm/list.ts';
import { standingOf } from '../views/standing.ts';
import { called } from './find.ts';

interface Parts {
  store: Pick<Store, 'loadAll'>;
  resolver: Pick<Resolver, 'own' | 'channel'>;
  /** Undefined: its flow is not there. */
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide | undefined;
  now?: () => number;
}

/**
 * Answers `/creds-status`: typed in a PM channel, the merchants of that channel (or those whose name
 * holds `filter`, or who is mentioned); anywhere else the asker's own onboarding and nothing more.
 */
export function createStatus({ store, resolver, guideOf, now = Date.now }: Parts) {
  return async ({ from, where, filter, mentioned }: StatusQuestion): Promise<StatusAnswer> => {
    const listed = await resolver.channel(where);
    if (listed) {
      const refused = refusal('pm', 'list');
      if (refused) return notice(refused);
      return { ...listOf(await store.loadAll(listed), filter, mentioned), forChannel: true };
    }
    const own = await resolver.own(from.address);
    const refused = refusal(own && !own.isOnlyGreeted ? 'merchant' : 'nobody', 'status');
    if (!own || refused) return notice(refused ?? 'nothing-yet');
    return ownMessage(guideOf(own), own, where.address.conversation === own.merchant.conversation);
  };

  function listOf(onboardings: Onboarding[], filter: string, mentioned: string | undefined): Message {
    if (onboardings.length === 0) return noMerchants();
    const shown = called(onboardings, filter, mentioned);
    if (shown.length === 0) return noneCalled(filter, onboardings.length);
    const all = shown.map((onboarding) => ({
      onboarding,
      standing: standingOf(guideOf(onboarding), onboarding),
    }));
    return listMessage(all, now());
  }
}
