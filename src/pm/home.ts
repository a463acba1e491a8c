import type { Person } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { refusal } from '../turn/access.ts';
import type { Resolver } from '../turn/resolve.ts';
import { homeMessage } from '../views/merchant/home.ts';
import { notice } from '../views/notices.ts';

interface Parts {
  resolver: Pick<Resolver, 'own'>;
  /** Undefined: its flow is not there. */
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide | undefined;
  /** What those who come uninvited go through. */
  guide: Guide;
}

/** What the app's home shows: hello, and where things stand. */
export function createHome({ resolver, guideOf, guide: uninvited }: Parts) {
  return async (person: Person): Promise<Message> => {
    const onboarding = await resolver.own(person.address);
    const isUnderWay = onboarding && !onboarding.isOnlyGreeted;
    const refused = refusal(isUnderWay ? 'merchant' : 'nobody', 'home');
    if (refused) return notice(refused);
    return homeMessage(
      uninvited.company,
      isUnderWay ? { onboarding, guide: guideOf(onboarding) } : undefined,
    );
  };
}
