import { channelKey } from '../chat/address.ts';
import type { StatusAnswer, StatusQuestion, Where } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Audit } from '../store/audit.ts';
import { refusal } from '../turn/access.ts';
import type { Resolver } from '../turn/resolve.ts';
import { ownMessage } from '../views/merchant/status.ts';
import { notice } from '../views/notices.ts';
import { invitedRow, listMessage, merchantRow, noMerchants, noneCalled } from '../views/pm/list.ts';
import { standingOf } from '../views/standing.ts';
import { called, calledInvited } from './find.ts';
import type { Listed } from './listed.ts';

interface Parts {
  listed(channel: Where): Promise<Listed | undefined>;
  resolver: Pick<Resolver, 'own'>;
  audit: Pick<Audit, 'add'>;
  /** Undefined: its flow is not there. */
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide | undefined;
  now?: () => number;
}

/**
 * Answers `/creds-status`: typed in a PM channel, the merchants of that channel (or those whose name
 * holds `filter`, or who is mentioned); anywhere else the asker's own onboarding and nothing more.
 */
export function createStatus({ listed, resolver, audit, guideOf, now = Date.now }: Parts) {
  return async (question: StatusQuestion): Promise<StatusAnswer> => {
    const { from, where, filter, mentioned } = question;
    const all = await listed(where);
    if (all) {
      const refused = refusal('pm', 'list');
      if (refused) return notice(refused);
      const { begun, invited } = all;
      const shown = called(begun, filter, mentioned);
      await looked(question, shown);
      const asked = calledInvited(invited, filter, mentioned);
      const count = begun.length + invited.length;
      return { ...listOf({ begun: shown, invited: asked }, count, filter), forChannel: true };
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

  /** `count`: of how many these are those that were asked for. */
  function listOf({ begun, invited }: Listed, count: number, filter: string): Message {
    if (count === 0) return noMerchants();
    const rows = [
      ...begun.map((each) => merchantRow(each, standingOf(guideOf(each), each))),
      ...invited.map((each) => invitedRow(each, now())),
    ];
    return rows.length === 0 ? noneCalled(filter, count) : listMessage(rows, now());
  }
}
