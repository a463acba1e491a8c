import type { Block, Message } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import { fill, type Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { placeAfter, placeKey, stepAt } from '../../state/place.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { heading } from '../step.ts';
import { CHOICES } from './choices.ts';
import { helper } from './guide.ts';
import { withChoices } from './message.ts';
import { stepChoices } from './steps.ts';

/** The answer to *I'm stuck*. */
export function stuckMessage(guide: Guide, onboarding: Onboarding): Message {
  const { stuck } = stepAt(guide.flow, onboarding.place);
  return helpMessage(guide, onboarding, [
    { type: 'text', text: stuck === undefined ? say('merchant.step.stuck') : fill(guide, stuck) },
    { type: 'note', text: onboarding.pm ? say('merchant.step.tellWhy') : whatToType(guide, onboarding) },
  ]);
}

/** Words that do something where the merchant stands. */
function whatToType({ flow }: Guide, { place, trail }: Onboarding): Text {
  const words = [
    ...(placeAfter(flow, place) ? [sayPlainly('merchant.command.done')] : []),
    ...(trail.length > 0 ? [sayPlainly('merchant.command.back')] : []),
    sayPlainly('merchant.command.status'),
    sayPlainly('merchant.command.restart'),
  ];
  return say('merchant.step.commands', { commands: words.map((word) => `**${word}**`).join(', ') });
}

/** The answer to *It looks different here*. */
export function differentMessage(guide: Guide, onboarding: Onboarding): Message {
  const { different } = stepAt(guide.flow, onboarding.place);
  const text =
    different === undefined
      ? say('merchant.step.same', { helper: helper(guide, onboarding) })
      : fill(guide, different);
  return helpMessage(guide, onboarding, [{ type: 'text', text }]);
}

function helpMessage(guide: Guide, onboarding: Onboarding, blocks: Block[]): Message {
  const step = stepAt(guide.flow, onboarding.place);
  const summary = sayPlainly('merchant.step.help', { heading: heading(guide, step) });
  const choices = stepChoices(guide, step, onboarding).filter(({ id }) => id !== 'stuck');
  return withChoices(onboarding, placeKey(onboarding.place), summary, blocks, [
    ...choices.slice(0, 4),
    CHOICES.pm(),
  ]);
}
