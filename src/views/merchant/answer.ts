import type { Block, Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Actor, Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { actorName } from '../actor.ts';
import { CHOICES, choice } from './choices.ts';
import { ANYWHERE, withChoices } from './message.ts';

const replyChoice = () => choice('pm', 'reply');

/** What somebody of the PM's channel has to say, word for word and under their name. */
export function answerMessage(
  guide: Pick<Guide, 'company'> | undefined,
  onboarding: Onboarding,
  by: Actor,
  text: string,
): Message {
  const name = actorName(by);
  const from = guide
    ? say('merchant.answer', { name, company: guide.company })
    : say('merchant.answer.nameOnly', { name });
  const blocks: Block[] = [
    { type: 'text', text: from },
    { type: 'quote', text },
  ];
  const choices = guide ? [replyChoice(), CHOICES.resume()] : [replyChoice()];
  return withChoices(onboarding, ANYWHERE, sayPlainly('merchant.answer.short', { name }), blocks, choices);
}
