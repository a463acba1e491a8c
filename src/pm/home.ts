import type { Person } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Resolver } from '../turn/resolve.ts';
import { homeMessage } from '../views/merchant/home.ts';

interface Parts {
  resolver: Pick<Resolver, 'own'>;
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide;
  /** What those who come uninvited go through. */
  guide: Guide;
}

/** What the app's home shows: hello, and where things stand. */
export function createHome({ resolver, guideOf, guide: uninvited }: Parts) {
  return async (person: Person): Promise<Message> => {
    const onboarding = await resolver.own(person.address);
    const guide = onboarding ? guideOf(onboarding) : uninvited;
    return homeMessage(guide, onboarding && !onboarding.isOnlyGreeted ? onboarding : undefined);
  };
}
