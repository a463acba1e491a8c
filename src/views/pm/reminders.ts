import type { Choice, Message } from '../../chat/message.ts';
import { moment, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import { type Actor, type Onboarding, waitsForMerchant } from '../../state/onboarding.ts';
import { stepAt } from '../../state/place.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { whereabouts } from '../standing.ts';
import { heading } from '../step.ts';
import { actorMention, merchantMention, merchantName } from './merchant.ts';

/** The buttons of a card that have to do with whether the merchant is asked for anything. */
export const REMIND_NOW = 'remind-now';
export const STOP = 'stop';
export const RESUME = 'resume';

/** What a card offers there. */
export function movingChoices(onboarding: Onboarding): Choice[] {
  if (onboarding.handOver?.done) return [];
  if (onboarding.stopped) return [{ id: RESUME, label: sayPlainly('pm.resume') }];
  const remind: Choice = { id: REMIND_NOW, label: sayPlainly('pm.remindNow') };
  return [...(waitsForMerchant(onboarding) ? [remind] : []), { id: STOP, label: sayPlainly('pm.stop') }];
}

type About =
  | 'promiseNear'
  | 'stalled'
  | 'notMe'
  | 'declined'
  | 'deleteAsked'
  | 'reminded'
  | 'stopped'
  | 'resumed'
  | 'owned'
  | 'wroteWhileStopped';

function note(about: About, onboarding: Onboarding, text: Text): Message {
  const summary = sayPlainly(`pm.${about}.short`, { name: merchantName(onboarding) });
  return { summary, blocks: [{ type: 'text', text }] };
}

/** Nothing was heard of the merchant for so long that somebody has to get in touch. */
export function stalled(guide: Guide, onboarding: Onboarding): Message {
  const at = heading(guide, stepAt(guide.flow, onboarding.place));
  const facts = { who: merchantMention(onboarding), when: moment(onboarding.touchedAt), heading: at };
  const { owner } = onboarding;
  const words = say('pm.stalled', facts);
  return note('stalled', onboarding, owner ? `${actorMention(onboarding, owner)} ${words}` : words);
}

/** The credentials were promised for a day that is near, and are not there. */
export function promiseNear(guide: Guide, onboarding: Onboarding): Message {
  const { promised = '', owner } = onboarding;
  const words = say('pm.promiseNear', {
    who: merchantMention(onboarding),
    date: promised,
    place: whereabouts(guide, onboarding),
  });
  return note('promiseNear', onboarding, owner ? `${actorMention(onboarding, owner)} ${words}` : words);
}

/** The merchant says that it is not theirs to do. */
export function notMe(onboarding: Onboarding): Message {
  return note('notMe', onboarding, say('pm.notMe', { who: merchantMention(onboarding) }));
}

/** The merchant wants no more of it. */
export function declined(onboarding: Onboarding): Message {
  return note('declined', onboarding, say('pm.declined', { who: merchantMention(onboarding) }));
}

/** The merchant wants what is known of them removed. */
export function deleteAsked(onboarding: Onboarding): Message {
  return note('deleteAsked', onboarding, say('pm.deleteAsked', { who: merchantMention(onboarding) }));
}

export function reminded(onboarding: Onboarding, by: Actor): Message {
  return note('reminded', onboarding, say('pm.reminded', factsOf(onboarding, by)));
}

export function stopped(onboarding: Onboarding, by: Actor): Message {
  return note('stopped', onboarding, say('pm.stopped', factsOf(onboarding, by)));
}

export function resumed(onboarding: Onboarding, by: Actor): Message {
  return note('resumed', onboarding, say('pm.resumed', factsOf(onboarding, by)));
}

export function owned(onboarding: Onboarding, owner: Actor): Message {
  return note('owned', onboarding, say('pm.owned', factsOf(onboarding, owner)));
}

/** The merchant wrote although it is stopped. */
export function wroteWhileStopped(onboarding: Onboarding): Message {
  return note(
    'wroteWhileStopped',
    onboarding,
    say('pm.wroteWhileStopped', { who: merchantMention(onboarding) }),
  );
}

function factsOf(onboarding: Onboarding, by: Actor): { who: Text; actor: Text } {
  return { who: merchantMention(onboarding), actor: actorMention(onboarding, by) };
}
