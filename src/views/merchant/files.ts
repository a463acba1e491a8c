import type { Message } from '../../chat/message.ts';
import { collectStep } from '../../flow/flow.ts';
import type { Guide } from '../../flow/guide.ts';
import type { CredentialsProblem } from '../../shop/problem.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say } from '../../words/words.ts';
import { statement } from '../message.ts';
import { CHOICES } from './choices.ts';
import { shopOf } from './guide.ts';
import { ANYWHERE, question } from './message.ts';
import { problemText } from './problems.ts';

/** More files in one message than are looked at. */
export function tooManyFiles(guide: Guide, sent: number, looked: number): Message {
  return statement(say('merchant.file.tooMany', { sent, looked, file: shopOf(guide).words.file }));
}

/** A file that can't be had at once. */
export function fileIsLate(): Message {
  return statement(say('merchant.file.late'), say('merchant.file.late.short'));
}

/** A file that arrives after something newer was sent. */
export function fileOvertaken(): Message {
  return statement(say('merchant.file.overtaken'), say('merchant.file.overtaken.short'));
}

/** What arrived is not what is needed: what it is, and what to send. */
export function refusal(guide: Guide, onboarding: Onboarding, problem: CredentialsProblem): Message {
  const words = problemText(shopOf(guide).words, problem);
  return question(
    onboarding,
    ANYWHERE,
    words,
    collectStep(guide.flow)
      ? [CHOICES.form(), CHOICES.resume(), CHOICES.pm()]
      : [CHOICES.resume(), CHOICES.pm()],
  );
}
