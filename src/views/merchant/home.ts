import type { Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { standingOf, statusOf } from '../standing.ts';

/** The app's home as a merchant finds it: hello, and where things stand if anything is under way. */
export function homeMessage(
  company: string,
  underWay: { onboarding: Onboarding; guide: Guide | undefined } | undefined,
): Message {
  const standing = underWay && standingOf(underWay.guide, underWay.onboarding);
  const title = underWay?.guide?.flow.title ?? underWay?.onboarding.flow ?? '';
  return {
    summary: sayPlainly('merchant.home.short'),
    blocks: [
      { type: 'heading', text: sayPlainly('merchant.home.heading') },
      { type: 'text', text: say('merchant.home.intro', { company }) },
      standing
        ? {
            type: 'list',
            items: [
              {
                mark: standing.mark,
                text: say('merchant.status.line', { title, status: statusOf(standing) }),
              },
            ],
          }
        : { type: 'text', text: say('merchant.home.nothing') },
      {
        type: 'note',
        text: say(standing?.urgency === 'done' ? 'merchant.home.done' : 'merchant.home.begin'),
      },
    ],
  };
}
