import { channelKey } from '../chat/address.ts';
import type { StatusAnswer, StatusQuestion } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { withoutMarkup } from '../chat/spans.ts';
import { plain, type Text } from '../chat/text.ts';
import type { Guide } from '../flow/guide.ts';
import { type Onboarding, onboardingId } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import { ownMessage } from '../views/merchant/own-status.ts';
import { listMessage } from '../views/pm/list.ts';
import { merchantName } from '../views/pm/merchant.ts';
import { standingOf } from '../views/pm/standing.ts';

interface Parts {
  store: Pick<Store, 'load' | 'loadAll' | 'channel'>;
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide;
  defaultGuide: Guide;
  /** The configured PM channel, which may have no merchants yet. */
  pm: Onboarding['pm'];
  now?: () => number;
}

/** What was asked for is not said back at greater length. */
const LONGEST_ECHO = 80;

/**
 * Answers `/creds-status`: typed in a PM channel, the merchants of that channel (or those whose name
 * holds `filter`, or who is mentioned); anywhere else the asker's own onboarding and nothing more.
 */
export function createStatus({ store, guideOf, defaultGuide, pm, now = Date.now }: Parts) {
  return async ({ from, where, filter, mentioned }: StatusQuestion): Promise<StatusAnswer> => {
    const key = channelKey(where.address);
    const ids = await store.channel(key);
    if (ids.length > 0 || (pm && channelKey(pm) === key))
      return { ...listOf(await store.loadAll(ids), filter, mentioned), forChannel: true };
    const own = await store.load(onboardingId(from.address, defaultGuide.flow.name));
    if (!own || own.isOnlyGreeted)
      return plainMessage('There is nothing under way for you yet. To begin, write to me, for example "hi".');
    return ownMessage(guideOf(own), own, where.address.conversation === own.merchant.conversation);
  };

  function listOf(onboardings: Onboarding[], filter: string, mentioned: string | undefined): Message {
    if (onboardings.length === 0)
      return plainMessage('No merchants here yet. As soon as one writes to me, they appear in this channel.');
    // A name may be typed the way people are mentioned.
    const wanted = filter.trim().replace(/^@/, '').toLowerCase();
    const shown = onboardings.filter((onboarding) =>
      mentioned === undefined
        ? namesOf(onboarding).some((name) => name?.toLowerCase().includes(wanted))
        : onboarding.merchant.user === mentioned,
    );
    if (shown.length === 0)
      return plainMessage(
        `No merchant here is called anything like "${plain(filter.slice(0, LONGEST_ECHO))}". Without a name I list all ${onboardings.length}.`,
      );
    const all = shown.map((onboarding) => ({
      onboarding,
      standing: standingOf(guideOf(onboarding), onboarding),
    }));
    return listMessage(all, now());
  }
}

/** What a merchant may be looked for by. */
function namesOf(onboarding: Onboarding): (string | null | undefined)[] {
  const { merchant, report, kept } = onboarding;
  const stores = [report?.store, kept?.store].flatMap((store) => [store?.name, store?.domain]);
  return [merchantName(onboarding), merchant.user, ...stores];
}

function plainMessage(text: Text): Message {
  return { summary: withoutMarkup(text), blocks: [{ type: 'text', text }] };
}
