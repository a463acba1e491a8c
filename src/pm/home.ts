import type { Person } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Resolver } from '../turn/resolve.ts';
import { standingOf, statusOf } from '../views/pm/standing.ts';

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
    const standing = onboarding && !onboarding.isOnlyGreeted && standingOf(guide, onboarding);
    return {
      summary: 'Hello from Usher',
      blocks: [
        { type: 'heading', text: 'Hello, I am Usher' },
        {
          type: 'text',
          text: `I help you to hand **${guide.company}** the access to your store that the integration needs: step by step, in about ten minutes. I check everything at once, and what you send me is encrypted the moment it arrives.`,
        },
        standing
          ? {
              type: 'list',
              items: [{ mark: standing.mark, text: `**${guide.flow.title}**: ${statusOf(standing)}` }],
            }
          : { type: 'text', text: 'Nothing is under way yet.' },
        {
          type: 'note',
          text:
            standing && standing.urgency === 'done'
              ? 'There is nothing left to do. Should you need me again, write to me in the **Messages** tab above.'
              : 'Open the **Messages** tab above and write "hi": we begin, or go on where we stopped.',
        },
      ],
    };
  };
}
