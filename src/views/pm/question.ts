import type { Platform } from '../../chat/address.ts';
import type { Message } from '../../chat/message.ts';
import { redact } from '../../chat/redact.ts';
import type { Text } from '../../chat/text.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { merchantMention, merchantName } from './merchant.ts';

/** Longer questions go on in another message: the platforms would refuse them in one. */
const LONGEST_QUESTION = 2500;

/**
 * A merchant asks for a person. What they wrote is passed on without anything that looks like a secret; what
 * does not fit into the first message is in the others, for the thread.
 */
export function questionFrom(onboarding: Onboarding, words: string): [Message, ...Message[]] {
  const [first, ...others] = partsOf(redact(words));
  const notes = [howToAnswer(onboarding), ...(others.length > 0 ? [say('pm.question.goesOn')] : [])];
  const message: Message = {
    summary: sayPlainly('pm.question.short', { name: merchantName(onboarding) }),
    blocks: [
      { type: 'text', text: say('pm.question', { who: merchantMention(onboarding) }) },
      { type: 'quote', text: first },
      { type: 'note', text: notes.join(' ') },
    ],
  };
  const rest = others.map((text, index): Message => {
    const counted = { number: index + 2, of: others.length + 1 };
    return {
      summary: sayPlainly('pm.question.part.short'),
      blocks: [
        { type: 'note', text: say('pm.question.part', counted) },
        { type: 'quote', text },
      ],
    };
  });
  return [message, ...rest];
}

/** What the platforms are called. */
export const PLATFORMS: Record<Platform, string> = { slack: 'Slack', teams: 'Teams' };

/** The bot carries no answers back; and a PM may sit in another chat than the merchant. */
function howToAnswer({ merchant, pm }: Onboarding): Text {
  if (!pm || pm.platform === merchant.platform) return say('pm.question.answer');
  return say('pm.question.answerElsewhere', { platform: PLATFORMS[merchant.platform] });
}

/** A text in parts that fit into a message each, divided between words where there are any. */
function partsOf(text: string): [string, ...string[]] {
  if (text.length <= LONGEST_QUESTION) return [text];
  const gap = text.slice(0, LONGEST_QUESTION).search(/\s\S*$/);
  const end =
    gap > 0 ? gap : LONGEST_QUESTION - (/[\ud800-\udbff]/.test(text[LONGEST_QUESTION - 1] ?? '') ? 1 : 0);
  return [text.slice(0, end), ...partsOf(text.slice(end))];
}
