import type { Message } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import { collectStep } from '../../flow/flow.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say } from '../../words/words.ts';
import { statement } from '../message.ts';
import { CHOICES } from './choices.ts';
import { ANYWHERE, question } from './message.ts';

/** More files in one message than are looked at. */
export function tooManyFiles(sent: number, looked: number): Message {
  return statement(say('merchant.file.tooMany', { sent, looked }));
}

/** A file that can't be had at once. */
export function fileIsLate(): Message {
  return statement(say('merchant.file.late'), say('merchant.file.late.short'));
}

/** A file that arrives after something newer was sent. */
export function fileOvertaken(): Message {
  return statement(say('merchant.file.overtaken'), say('merchant.file.overtaken.short'));
}

/** What arrived is not what is needed: `problem` says what it is and what to send. */
export function refusal(guide: Guide, onboarding: Onboarding, problem: Text): Message {
  const { form, resume, pm } = CHOICES;
  return question(onboarding, ANYWHERE, problem, collectStep(guide.flow) ? [form, resume, pm] : [resume, pm]);
}
