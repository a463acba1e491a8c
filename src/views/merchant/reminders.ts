import type { Block, Choice, Message } from '../../chat/message.ts';
import { moment, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { placeKey } from '../../state/place.ts';
import { say } from '../../words/words.ts';
import { statement } from '../message.ts';
import { CHOICES, choice } from './choices.ts';
import { otherStore } from './finish.ts';
import { helper } from './guide.ts';
import { ANYWHERE, question } from './message.ts';
import { resultMessage } from './results.ts';
import { stepReminder } from './steps.ts';

/** A reminder, the first, second or a later one: where they are, and what else they may answer. */
export function reminderMessage(guide: Guide, onboarding: Onboarding, number: number): Message {
  const lead = leadOf(guide, number);
  const { phase, report, storeConfirmed } = onboarding;
  const about =
    phase !== 'result' || !report
      ? stepReminder(guide, onboarding, lead)
      : withLead(
          storeConfirmed === false ? otherStore(guide, onboarding) : resultMessage(guide, onboarding, report),
          lead,
        );
  const own = about.blocks.flatMap((block) => (block.type === 'choices' ? block.choices : []));
  const more: Choice[] = [CHOICES.stuck(), choice('next-week', 'nextWeek'), choice('not-me', 'notMe')].filter(
    ({ id }) => !own.some((other) => other.id === id),
  );
  const isGuide = phase !== 'result';
  const blocks: Block[] = [
    ...about.blocks.filter(({ type }) => type !== 'choices'),
    { type: 'choices', choices: [...own, ...more.filter(({ id }) => isGuide || id !== 'stuck')] },
  ];
  return { context: { onboarding: onboarding.id, place: placeKey(onboarding.place) }, ...about, blocks };
}

function leadOf({ company }: Guide, number: number): Text {
  if (number <= 1) return say('merchant.remind.first');
  return number === 2 ? say('merchant.remind.second', { company }) : say('merchant.remind.last');
}

function withLead(message: Message, lead: Text): Message {
  return { ...message, blocks: [{ type: 'text', text: lead }, ...message.blocks] };
}

/** *Next week*: that is when. */
export function backThen(at: number): Message {
  return statement(say('merchant.remind.nextWeek', { when: moment(at) }));
}

/** *It's not me*. */
export function notYou(guide: Guide, onboarding: Onboarding): Message {
  const words = say('merchant.remind.notMe', { helper: helper(guide, onboarding) });
  return question(onboarding, ANYWHERE, words, [CHOICES.colleague()]);
}

/** It was called off. */
export function stoppedForNow({ company }: Guide): Message {
  return statement(say('merchant.stopped', { company }));
}

/** They wrote all the same. */
export function stoppedAndHeard(guide: Guide, onboarding: Onboarding): Message {
  return statement(
    say('merchant.stopped.said', { company: guide.company, helper: helper(guide, onboarding) }),
  );
}

/** The lead of where they were, once it goes on. */
export function goesOn(): Text {
  return say('merchant.resumed');
}
