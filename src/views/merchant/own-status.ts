import type { Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { standingOf, statusOf } from '../pm/standing.ts';

/** Where a merchant stands, for themselves. `isHere`: read in their own chat with the bot. */
export function ownMessage(guide: Guide, onboarding: Onboarding, isHere: boolean): Message {
  const standing = standingOf(guide, onboarding);
  const { title } = guide.flow;
  const status = statusOf(standing);
  return {
    summary: `${title}: ${status}`,
    blocks: [
      { type: 'list', items: [{ mark: standing.mark, text: `**${title}**: ${status}` }] },
      { type: 'note', text: ownNext(onboarding, isHere) },
    ],
  };
}

/** What the merchant can do now. */
function ownNext({ phase, storeConfirmed }: Onboarding, isHere: boolean): string {
  if (phase === 'checking' || phase === 'retrying')
    return `There is nothing you need to do: I write to you ${isHere ? 'here' : 'in our own chat'} as soon as I know.`;
  if (phase === 'result' && storeConfirmed) return 'You are done: there is nothing left to do.';
  return isHere
    ? 'Write **status**, and we go on from there.'
    : 'To go on, open our own chat and write **status**.';
}
