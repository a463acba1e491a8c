import type { Message } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { standingOf, statusOf } from '../standing.ts';

/** Where a merchant stands, for themselves. `isHere`: read in their own chat with the bot. */
export function ownMessage(guide: Guide | undefined, onboarding: Onboarding, isHere: boolean): Message {
  const standing = standingOf(guide, onboarding);
  const facts = { title: guide?.flow.title ?? onboarding.flow, status: statusOf(standing) };
  return {
    summary: sayPlainly('merchant.status', facts),
    blocks: [
      { type: 'list', items: [{ mark: standing.mark, text: say('merchant.status.line', facts) }] },
      { type: 'note', text: ownNext(onboarding, isHere) },
    ],
  };
}

/** What the merchant can do now. */
function ownNext({ phase, storeConfirmed }: Onboarding, isHere: boolean): Text {
  if (phase === 'checking' || phase === 'retrying')
    return say(isHere ? 'merchant.status.wait' : 'merchant.status.waitElsewhere');
  if (phase === 'result' && storeConfirmed) return say('merchant.status.done');
  return say(isHere ? 'merchant.status.resume' : 'merchant.status.resumeElsewhere');
}
