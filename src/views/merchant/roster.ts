import type { Choice, Message } from '../../chat/message.ts';
import { oneLine, plain } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { standingOf, statusOf } from '../standing.ts';

const SWITCH = 'switch-to:';

/** The onboarding that a button leads to; undefined: it is no such button. */
export function switchTarget(choice: string): string | undefined {
  return choice.startsWith(SWITCH) ? choice.slice(SWITCH.length) : undefined;
}

/** All onboardings of one person, with a way to each of the others. */
export function roster(
  all: Onboarding[],
  current: string,
  guideOf: (onboarding: Onboarding) => Guide | undefined,
): Message {
  const nameOf = (one: Onboarding) => oneLine(one.customer ?? '') || (guideOf(one)?.flow.title ?? one.flow);
  const items = all.map((one) => {
    const { mark, ...standing } = standingOf(guideOf(one), one);
    const facts = { title: nameOf(one), status: statusOf({ mark, ...standing }) };
    const line = say('merchant.status.line', facts);
    return { mark, text: one.id === current ? say('merchant.roster.current', { detail: line }) : line };
  });
  const choices = all
    .filter(({ id }) => id !== current)
    .slice(0, 10)
    .map(
      (one): Choice => ({
        id: `${SWITCH}${one.id}`,
        label: sayPlainly('merchant.roster.switch', { title: nameOf(one) }),
      }),
    );
  return {
    summary: sayPlainly('merchant.roster.short'),
    blocks: [
      { type: 'text', text: say('merchant.roster') },
      { type: 'list', items },
      { type: 'choices', choices },
    ],
  };
}

/** There is nothing to switch to. */
export function onlyOne(): Message {
  return statement(say('merchant.roster.one', { detail: plain('status') }));
}
