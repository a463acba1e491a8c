import type { Block, Choice, Message } from '../../chat/message.ts';
import type { Actor, Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { actorMention, merchantMention } from './merchant.ts';

/** The buttons of forgetting: the first asks, and the others answer. */
export const FORGET = 'forget';
export const FORGET_YES = `${FORGET}:yes`;
export const FORGET_NO = `${FORGET}:no`;

/** What a card offers: to forget the merchant. */
export function forgetChoices({ forget }: Onboarding): Choice[] {
  return forget ? [] : [{ id: FORGET, label: sayPlainly('pm.forget') }];
}

/** Once somebody wants that: to say so once more. */
export function forgetBlocks(onboarding: Onboarding): Block[] {
  const { forget } = onboarding;
  if (!forget) return [];
  const facts = { actor: actorMention(onboarding, forget.by), who: merchantMention(onboarding) };
  return [
    { type: 'text', text: say('pm.forget.sure', facts) },
    choicesOf(
      { id: FORGET_YES, label: sayPlainly('pm.forget.yes'), style: 'danger' },
      { id: FORGET_NO, label: sayPlainly('pm.forget.no') },
    ),
  ];
}

const choicesOf = (...choices: Choice[]): Block => ({ type: 'choices', choices });

/** What stands in the place of the card of somebody who was forgotten. */
export function forgotten(onboarding: Onboarding, by: Actor): Message {
  return statement(say('pm.forgotten', { actor: actorMention(onboarding, by) }));
}

/** They could not be forgotten just now. */
export function notForgotten(): Message {
  return statement(say('pm.forget.busy'));
}
