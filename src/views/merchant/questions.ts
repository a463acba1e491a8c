import type { Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say } from '../../words/words.ts';
import { statement } from '../message.ts';
import { CHOICES } from './choices.ts';
import { helper } from './guide.ts';
import { ANYWHERE, question } from './message.ts';

/** *Talk to my PM*: what would you like to say? */
export function questionForPm(onboarding: Onboarding): Message {
  return question(onboarding, ANYWHERE, say('merchant.question.ask'), [CHOICES.neverMind()]);
}

/** The question is on its way. */
export function questionPassedOn(onboarding: Onboarding): Message {
  return question(onboarding, ANYWHERE, say('merchant.question.sent'), [CHOICES.resume()]);
}

/** There is no PM channel to pass questions to. */
export function noPm(guide: Guide, onboarding: Onboarding): Message {
  const words = say('merchant.question.nobody', { helper: helper(guide, onboarding) });
  return question(onboarding, ANYWHERE, words, [CHOICES.resume()]);
}

/** For a question that came along with a file, and would go without an answer. */
export function askedWithFile(): Message {
  return statement(say('note.asked_too'));
}
