import type { Platform } from '../../chat/address.ts';
import type { Message } from '../../chat/message.ts';
import { redact } from '../../chat/redact.ts';
import type { Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { whereabouts } from '../standing.ts';
import { merchantMention, merchantName } from './merchant.ts';
import { replyChoices } from './reply.ts';

/** Signs that show nothing, or turn what follows around; line breaks stay. */
const UNSHOWN = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Longer questions go on in another message: the platforms would refuse them in one. */
const LONGEST_QUESTION = 2500;

/**
 * A merchant asks for a person. What they wrote is passed on without anything that looks like a secret; what
 * does not fit into the first message is in the others, for the thread.
 */
export function questionFrom(
  guide: Guide,
  onboarding: Onboarding,
  words: string,
  isStuck: boolean,
): [Message, ...Message[]] {
  const [first, ...others] = partsOf(redact(words).replace(UNSHOWN, ''));
  const notes = [howToAnswer(onboarding), ...(others.length > 0 ? [say('pm.question.goesOn')] : [])];
  const kind = isStuck ? 'stuck' : 'question';
  const facts = { who: merchantMention(onboarding), place: whereabouts(guide, onboarding) };
  const message: Message = {
    summary: sayPlainly(`pm.${kind}.short`, { name: merchantName(onboarding) }),
    blocks: [
      { type: 'text', text: say(`pm.${kind}`, facts) },
      { type: 'quote', text: first },
      { type: 'note', text: notes.join(' ') },
      { type: 'choices', choices: replyChoices(onboarding) },
    ],
    context: { onboarding: onboarding.id, place: 'card' },
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

/** A button; in the thread also words to the bot. Other talk there stays among those who read it. */
function howToAnswer({ pm }: Onboarding): Text {
  return say(pm?.platform === 'teams' ? 'pm.question.answer.teams' : 'pm.question.answer');
}

/** A text in parts that fit into a message each, divided between words where there are any. */
function partsOf(text: string): [string, ...string[]] {
  if (text.length <= LONGEST_QUESTION) return [text];
  const gap = text.slice(0, LONGEST_QUESTION).search(/\s\S*$/);
  const end =
    gap > 0 ? gap : LONGEST_QUESTION - (/[\ud800-\udbff]/.test(text[LONGEST_QUESTION - 1] ?? '') ? 1 : 0);
  return [text.slice(0, end), ...partsOf(text.slice(end))];
}
