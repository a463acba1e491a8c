import type { Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import type { Text } from '../../chat/text.ts';
import { say } from '../../words/words.ts';
import { notice } from '../notices.ts';
import { choice } from './choices.ts';

/** The button by which a project manager tries out what merchants go through. */
export const TRY = 'try-it';

/** What project managers read who write to the bot: what they can do, and a way to try it. */
export function forPms(words: 'for-pms' | 'trial-over' = 'for-pms'): Message {
  const message = notice(words);
  return {
    ...message,
    blocks: [...message.blocks, { type: 'choices', choices: [choice(TRY, 'try', 'primary')] }],
  };
}

/** The lead of the first message. */
export function trialBegins(): Text {
  return say('merchant.trial');
}

/** What ends a trial. */
export function endsTrial(text: string): boolean {
  return withoutMarkup(text).trim().toLowerCase().replace(/[.!]$/, '') === 'end trial';
}
