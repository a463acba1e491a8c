import type { Message } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import { stepNumber } from '../../flow/flow.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Actor, Onboarding } from '../../state/onboarding.ts';
import { stepAt } from '../../state/place.ts';
import { say } from '../../words/words.ts';
import { actorName } from '../actor.ts';
import { statement } from '../message.ts';
import { choice } from './choices.ts';
import { question } from './message.ts';

/** What was pressed or written is no part of where they are. */
export function notHere(): Text {
  return say('merchant.notHere');
}

/** A sign, or an "ok", where that answers nothing. */
export function useButtons(): Text {
  return say('merchant.useButtons');
}

/** A button of an earlier message was pressed. */
export function oldButton(): Text {
  return say('merchant.oldButton');
}

/** *Back*, where there is no way back. */
export function nothingBefore(): Text {
  return say('merchant.nothingBefore');
}

/** Why the bot writes first: who wants it to. */
export function invitedBy({ company }: Pick<Guide, 'company'>, by: Actor): Text {
  const name = actorName(by);
  return name === by.user
    ? say('merchant.invitedBy.company', { company })
    : say('merchant.invitedBy', { name, company });
}

/** Something of ours fails again and again, and can't go on by itself. */
export function wasSetAside({ pm }: Onboarding): Message {
  return statement(say(pm ? 'merchant.setAside.told' : 'merchant.setAside'));
}

export function welcomeBack(): Text {
  return say('merchant.welcomeBack');
}

/** Why somebody stands elsewhere than before: the step is gone, or its list was edited. */
export function whyMoved(why: 'gone' | 'edited'): Text {
  return say(`merchant.moved.${why}`);
}

/** The lead of an answer to *status*. */
export function hereYouAre({ flow }: Guide, { place }: Onboarding): Text {
  const counted = stepNumber(flow, stepAt(flow, place));
  return counted ? say('merchant.here.counted', counted) : say('merchant.here');
}

/** The answer to *thank you*. */
export function youAreWelcome({ phase, open, storeConfirmed }: Onboarding): Message {
  if (phase === 'result' && storeConfirmed) return statement(say('merchant.thanks.done'));
  return statement(say(open ? 'merchant.thanks.open' : 'merchant.thanks.waiting'));
}

/** *restart*: for real? */
export function reallyRestart(onboarding: Onboarding): Message {
  return question(onboarding, 'restart', say('merchant.restart'), [
    choice('restart-yes', 'restartYes'),
    choice('resume', 'restartNo'),
  ]);
}
