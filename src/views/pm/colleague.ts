import type { Message } from '../../chat/message.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { merchantMention, merchantName } from './merchant.ts';

type Party = Onboarding['merchant'];

/** It is another's than `other`'s now, or (`unreachable`) still not `other`'s. */
export function handedOn(
  onboarding: Onboarding,
  other: Party,
  way: 'named' | 'code' | 'back' | 'unreachable',
): Message {
  const who = merchantMention(onboarding);
  const actor = merchantMention({ ...onboarding, merchant: other });
  return statement(
    say(`pm.handedOn.${way}`, { who, actor }),
    sayPlainly('pm.handedOn.short', { name: merchantName(onboarding) }),
  );
}
