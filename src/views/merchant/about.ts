import type { Block, Choice, Message } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import type { Answered } from '../../flow/answered.ts';
import { fill, type Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { placeKey, stepAt } from '../../state/place.ts';
import { say } from '../../words/words.ts';
import { statement } from '../message.ts';
import { heading } from '../step.ts';
import { CHOICES, choice } from './choices.ts';
import { helper, shopName } from './guide.ts';
import { question, withChoices } from './message.ts';
import { outcome } from './outcome.ts';
import { stepChoices } from './steps.ts';

/** What is answered at a step leaves room for its own buttons, and for the way to a person. */
const MOST_BUTTONS = 4;

/** The guide's own answer, or else the engine's. */
export function answerTo(guide: Guide, onboarding: Onboarding, asked: Answered): Message {
  return answered(guide, onboarding, wordsOn(guide, onboarding, asked));
}

function wordsOn(guide: Guide, onboarding: Onboarding, asked: Answered): Text {
  const own = guide.flow.answers[asked];
  const facts = { company: guide.company, shop: shopName(guide), helper: helper(guide, onboarding) };
  return own && 'text' in own ? fill(guide, own.text) : say(`merchant.about.${asked}`, facts);
}

/** They have no file: where it may be, and the ways on without it. */
export function noFile(guide: Guide, onboarding: Onboarding): Message {
  const again = choice('again', 'again', 'primary');
  const words = wordsOn(guide, onboarding, 'no-file');
  return question(onboarding, placeKey(onboarding.place), words, [
    again,
    CHOICES.form(),
    CHOICES.carryOn(),
    CHOICES.pm(),
  ]);
}

/** An answer that leaves the merchant where they are: with their buttons, and what these were about. */
export function answered(guide: Guide, onboarding: Onboarding, words: Text): Message {
  const { phase, report, place } = onboarding;
  if (phase === 'guide') {
    const step = stepAt(guide.flow, place);
    const own = stepChoices(guide, step, onboarding);
    const buttons = own.length > MOST_BUTTONS ? own.filter(({ id }) => id !== 'different') : own;
    return standing(onboarding, placeKey(place), words, heading(guide, step), [
      ...buttons.slice(0, MOST_BUTTONS),
      CHOICES.pm(),
    ]);
  }
  if (phase !== 'result' || !report) return statement(words);
  const { summary, blocks } = outcome(guide, onboarding, report);
  const own = blocks.flatMap((block) => (block.type === 'choices' ? block.choices : []));
  return standing(onboarding, 'result', words, summary, own);
}

function standing(
  onboarding: Onboarding,
  place: string,
  words: Text,
  where: Text,
  choices: Choice[],
): Message {
  const blocks: Block[] = [
    { type: 'text', text: words },
    { type: 'note', text: say('merchant.about.here', { heading: where }) },
  ];
  return withChoices(onboarding, place, statement(words).summary, blocks, choices);
}

/** The lead of a step that takes up what they said. */
export function takenUp(): Text {
  return say('merchant.about.elsewhere');
}

/** They want to go on at some time, and nobody reminds them of it. */
export function wheneverItSuits(): Message {
  return statement(say('merchant.about.later'));
}

/** They want no more of it, or to have their data removed: who knows of that now, or has to be told. */
export function noMore(guide: Guide, onboarding: Onboarding, what: 'stop' | 'delete'): Message {
  const facts = { helper: helper(guide, onboarding) };
  const words = onboarding.pm
    ? say(`merchant.about.${what}`, facts)
    : say(`merchant.about.${what}.alone`, facts);
  return statement(words);
}

/** The place of the buttons that decide what becomes of words that nobody understood. */
export const UNANSWERED = 'unanswered';

/** May it be passed on? */
export function mayIPassOn(guide: Guide, onboarding: Onboarding): Message {
  const words = say('merchant.unanswered.ask', { helper: helper(guide, onboarding) });
  return question(onboarding, UNANSWERED, words, [CHOICES.passOn(), CHOICES.carryOn()]);
}

/** There is nobody to pass it on to. */
export function nobodyToAsk(guide: Guide, onboarding: Onboarding): Message {
  return answered(guide, onboarding, say('merchant.unanswered.alone', { helper: helper(guide, onboarding) }));
}

/** What was passed on, and why: that nobody here can answer it, that they want a call, that they asked for it. */
export type PassedOn = 'asked' | 'unanswered' | 'call' | 'hidden';

/** It is on its way to the PM. */
export function passedOn(guide: Guide, onboarding: Onboarding, why: Exclude<PassedOn, 'asked'>): Message {
  const facts = { helper: helper(guide, onboarding) };
  const words = {
    unanswered: say('merchant.unanswered.sent', facts),
    call: say('merchant.about.call', facts),
    hidden: say('merchant.question.sentHidden', facts),
  };
  return answered(guide, onboarding, words[why]);
}
