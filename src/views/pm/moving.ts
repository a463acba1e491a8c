import type { Address } from '../../chat/address.ts';
import type { Message } from '../../chat/message.ts';
import { plain } from '../../chat/text.ts';
import type { Actor, Onboarding } from '../../state/onboarding.ts';
import { say } from '../../words/words.ts';
import { actorName } from '../actor.ts';
import { statement } from '../message.ts';
import { merchantMention, merchantName } from './merchant.ts';
import { PLATFORMS } from './question.ts';

/** What stands in the place of the card in the channel it was in. */
export function movedAway(onboarding: Onboarding, { platform }: Address, by: Actor): Message {
  const facts = {
    who: merchantMention(onboarding),
    actor: plain(actorName(by)),
    platform: PLATFORMS[platform],
  };
  return statement(say('pm.moved.away', facts));
}

/** What the channel reads that looks after it from now on. */
export function movedHere(onboarding: Onboarding, by: Actor): Message {
  const facts = { name: merchantName(onboarding), actor: plain(actorName(by)) };
  return statement(say('pm.moved.here', facts));
}

/** What whoever moved it reads. */
export function movedOne(onboarding: Onboarding): Message {
  return statement(say('start.moved', { name: merchantName(onboarding) }));
}

/** There is none of that name in the channels they act in; or several. */
export function noneToMove(name: string, count: number): Message {
  return statement(count === 0 ? say('start.move.none', { name }) : say('start.move.several', { count }));
}
