import type { Message } from '../../chat/message.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say } from '../../words/words.ts';
import { statement } from '../message.ts';

/** The flow a merchant goes through is not there. */
export function noGuide({ pm }: Pick<Onboarding, 'pm'>): Message {
  return statement(say(pm ? 'merchant.noGuide' : 'merchant.noGuide.noPm'));
}
