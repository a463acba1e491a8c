import { channelKey } from '../chat/address.ts';
import type { StatusAnswer, StatusQuestion } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Audit } from '../store/audit.ts';
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
  audit: Pick<Audit, 'add'>;
  /** Undefined: its flow is not there. */
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide | undefined;
  now?: () => number;
}

/**
 * Answers `/creds-status`: typed in a PM channel, the merchants of that channel (or those whose name
 * holds `filter`, or who is mentioned); anywhere else the asker's own onboarding and nothing more.
 */
export function createStatus({ store, resolver, audit, guideOf, now = Date.now }: Parts) {
  return async (question: StatusQuestion): Promise<StatusAnswer> => {
    const { from, where, filter, mentioned } = question;
    const listed = await resolver.channel(where);
    if (listed) {
      const refused = refusal('pm', 'list');
      if (refused) return notice(refused);
      const all = await store.loadAll(listed);
      const shown = called(all, filter, mentioned);
      await looked(question, shown);
      return { ...listOf(all, shown, filter), forChannel: true };
    }
    const own = await resolver.own(from.address);
    const refused = refusal(own && !own.isOnlyGreeted ? 'merchant' : 'nobody', 'status');
    if (!own || refused) return notice(refused ?? 'nothing-yet');
    return ownMessage(guideOf(own), own, where.address.conversation === own.merchant.conversation);
  };

  /** One that was asked for by name is a report on them; anything else is the list. */
  async function looked({ from, where, filter }: StatusQuestion, shown: Onboarding[]): Promise<void> {
    const [only, ...others] = filter.trim() === '' ? [] : shown;
    const { user } = from.address;
    const who = { user, ...(from.name === undefined ? {} : { name: from.name }) };
    const entry = { at: now(), what: 'looked' as const, who, where: channelKey(where.address) };
    if (!only || others.length > 0) return await audit.add({ ...entry, detail: ['list'] });
    await audit.add({ ...entry, onboarding: only.id, detail: ['report'] });
  }

  function listOf(all: Onboarding[], shown: Onboarding[], filter: string): Message {
    if (all.length === 0) return noMerchants();
    if (shown.length === 0) return noneCalled(filter, all.length);
    const rows = shown.map((onboarding) => ({
      onboarding,
      standing: standingOf(guideOf(onboarding), onboarding),
    }));
    return listMessage(rows, now());
  }
}
