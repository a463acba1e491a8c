import type { Choice, Form, Message } from '../../chat/message.ts';
import type { Actor, Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { actorMention, customerName, merchantMention, merchantName } from './merchant.ts';

/** The buttons by which a PM talks to the merchant: one opens a form, the other says that it was done elsewhere. */
export const REPLY = 'reply';
export const ANSWERED = 'answered';

/** The place of the form, and its one field. */
export const REPLY_PLACE = 'reply';
export const REPLY_FIELD = 'reply';

/** What a card, or a question, offers. */
export function replyChoices({ questions }: Onboarding): Choice[] {
  const reply: Choice = { id: REPLY, label: sayPlainly('pm.reply') };
  if (!questions) return [reply];
  return [
    { ...reply, style: 'primary' },
    { id: ANSWERED, label: sayPlainly('pm.answered') },
  ];
}

/** The form for what is to be said, which tells how the merchant will read it. */
export function replyForm(onboarding: Onboarding, company: string): Form {
  const facts = { who: merchantMention(onboarding), company };
  return {
    title: sayPlainly('pm.reply.title'),
    intro: say('pm.reply.intro', facts),
    fields: [{ id: REPLY_FIELD, label: sayPlainly('pm.reply.field'), lines: true }],
    submit: sayPlainly('pm.reply.send'),
    context: { onboarding: onboarding.id, place: REPLY_PLACE },
  };
}

/** For the thread: what a PM said to the merchant, by a form that nobody else saw. */
export function said(onboarding: Onboarding, by: Actor, text: string): Message {
  const facts = { actor: actorMention(onboarding, by), who: merchantMention(onboarding) };
  return {
    summary: sayPlainly('pm.reply.said.short', { name: merchantName(onboarding) }),
    blocks: [
      { type: 'text', text: say('pm.reply.said', facts) },
      { type: 'quote', text },
    ],
  };
}

/** For the thread in which it was said. */
export function passedOn(onboarding: Onboarding): Message {
  const words = say('pm.reply.passedOn', { who: merchantMention(onboarding) });
  return {
    summary: sayPlainly('pm.reply.said.short', { name: merchantName(onboarding) }),
    blocks: [{ type: 'note', text: words }],
  };
}

/** What was asked is settled. */
export function closed(onboarding: Onboarding, by: Actor): Message {
  const words = say('pm.answered.said', { actor: actorMention(onboarding, by) });
  return {
    summary: sayPlainly('pm.answered.short', { name: customerName(onboarding) }),
    blocks: [{ type: 'note', text: words }],
  };
}

/** Why words are not sent to the merchant. */
export type Refused = 'secret' | 'tooLong' | 'empty';

export function refusedReply(why: Refused): Message {
  return statement(say(`pm.reply.${why}`));
}

/** Only the words that came with a file were sent. */
export function wordsOnly(onboarding: Onboarding): Message {
  return statement(say('pm.reply.noFiles', { who: merchantMention(onboarding) }));
}

/** What may be said below a card. */
export function replyHelp(): Message {
  return statement(say('pm.reply.help'));
}
