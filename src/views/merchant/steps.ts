import type { Block, Choice, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import { stepAfter, stepNumber } from '../../flow/flow.ts';
import { fill, type Guide } from '../../flow/guide.ts';
import { pictureName } from '../../flow/picture.ts';
import type { Step } from '../../flow/schema.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { placeKey, stepAt } from '../../state/place.ts';
import { helper } from './guide.ts';

const BACK: Choice = { id: 'back', label: 'Back' };
export const STUCK: Choice = { id: 'stuck', label: "I'm stuck" };
export const DIFFERENT: Choice = { id: 'different', label: 'It looks different here' };
export const ONE_BY_ONE: Choice = { id: 'one-by-one', label: 'One at a time' };
const PM: Choice = { id: 'pm', label: 'Talk to my PM' };
const FORM: Choice = { id: 'form', label: 'Type it in instead' };

/** The message of the step (or checklist item) where the merchant stands. `lead` goes above it. */
export function stepMessage(guide: Guide, onboarding: Onboarding, lead?: string): Message {
  const step = stepAt(guide.flow, onboarding.place);
  const body =
    itemOf(step, onboarding) === undefined
      ? stepBody(guide, step, onboarding)
      : itemBody(guide, step, onboarding);
  return {
    summary: withoutMarkup(lead ?? heading(guide, step)),
    blocks: [
      ...(lead === undefined ? [] : [{ type: 'text', text: lead } as const]),
      ...body,
      { type: 'choices', choices: stepChoices(guide, step, onboarding) },
    ],
    context: { onboarding: onboarding.id, place: placeKey(onboarding.place) },
  };
}

/** The same step in short, without its picture: for somebody who has just read it. */
export function stepReminder(guide: Guide, onboarding: Onboarding, lead: string): Message {
  const message = stepMessage(guide, onboarding, lead);
  return { ...message, blocks: message.blocks.filter((block) => block.type !== 'picture') };
}

/** The answer to *I'm stuck*. */
export function stuckMessage(guide: Guide, onboarding: Onboarding): Message {
  const step = stepAt(guide.flow, onboarding.place);
  const text = step.stuck === undefined ? "Let's get you unstuck." : fill(guide, step.stuck);
  return aside(guide, onboarding, [
    { type: 'text', text },
    {
      type: 'note',
      text: 'You can also type: **done**, **back**, **status**, **restart**, or **talk to my PM** to reach a person.',
    },
  ]);
}

/** The answer to *It looks different here*. */
export function differentMessage(guide: Guide, onboarding: Onboarding): Message {
  const step = stepAt(guide.flow, onboarding.place);
  const text =
    step.different === undefined
      ? `This step should look the same for everybody. If yours does not, tell ${helper(guide, onboarding)} what you see.`
      : fill(guide, step.different);
  return aside(guide, onboarding, [{ type: 'text', text }]);
}

function aside(guide: Guide, onboarding: Onboarding, blocks: Block[]): Message {
  const step = stepAt(guide.flow, onboarding.place);
  const choices = stepChoices(guide, step, onboarding).filter(({ id }) => id !== 'stuck');
  return {
    summary: withoutMarkup(`Help: ${heading(guide, step)}`),
    blocks: [...blocks, { type: 'choices', choices: [...choices.slice(0, 4), PM] }],
    context: { onboarding: onboarding.id, place: placeKey(onboarding.place) },
  };
}

/** How a message reads once its buttons are used: without them, and with what was chosen. */
export function settled(message: Message, chosen?: string): Message {
  const label = message.blocks
    .flatMap((block) => (block.type === 'choices' ? block.choices : []))
    .find(({ id }) => id === chosen)?.label;
  return {
    summary: message.summary,
    blocks: [
      ...message.blocks.filter((block) => block.type !== 'choices'),
      ...(label === undefined ? [] : [{ type: 'note', text: `You chose: **${label}**` } as const]),
    ],
  };
}

/** What a step is called where only a line fits. */
export function heading(guide: Guide, step: Step): string {
  return fill(guide, step.heading ?? step.text.split(/(?<=[.?!])\s|\n/, 1)[0] ?? step.id);
}

/** "Step 4 of 9", or "" where steps are not counted. */
export function whereabouts(guide: Guide, onboarding: Pick<Onboarding, 'place'>): string {
  const step = stepAt(guide.flow, onboarding.place);
  const counted = stepNumber(guide.flow, step);
  return counted ? `Step ${counted.number} of ${counted.of}` : '';
}

function itemOf(step: Step, { place }: Onboarding): number | undefined {
  const item = place.item;
  return item !== undefined && step.checklist && item < step.checklist.length ? item : undefined;
}

function stepBody(guide: Guide, step: Step, onboarding: Onboarding): Block[] {
  const blocks: Block[] = [];
  const counted = whereabouts(guide, onboarding);
  if (counted) blocks.push({ type: 'note', text: counted });
  if (step.heading) blocks.push({ type: 'heading', text: fill(guide, step.heading) });
  blocks.push({ type: 'text', text: fill(guide, step.text) });
  if (step.copy) blocks.push({ type: 'copy', text: fill(guide, step.copy) });
  if (step.checklist) {
    const mark = onboarding.place.item === undefined ? 'todo' : 'done';
    blocks.push({
      type: 'list',
      items: step.checklist.map(({ text }) => ({ mark, text: fill(guide, text) })),
    });
  }
  if (step.picture) {
    blocks.push({
      type: 'picture',
      file: pictureName(guide.flow, step.picture.file),
      alt: fill(guide, step.picture.alt),
    });
  }
  return blocks;
}

function itemBody(guide: Guide, step: Step, onboarding: Onboarding): Block[] {
  const index = itemOf(step, onboarding) ?? 0;
  const items = step.checklist ?? [];
  const item = items[index];
  const counted = whereabouts(guide, onboarding);
  return [
    { type: 'note', text: `${counted ? `${counted} · ` : ''}${index + 1} of ${items.length}` },
    { type: 'heading', text: fill(guide, item?.text ?? '') },
    { type: 'text', text: fill(guide, item?.action ?? '') },
  ];
}

function stepChoices(guide: Guide, step: Step, onboarding: Onboarding): Choice[] {
  const choices: Choice[] = step.choices.map(({ id, label, style }) =>
    style ? { id, label, style } : { id, label },
  );
  const item = itemOf(step, onboarding);
  if (item !== undefined) choices.push({ id: 'next', label: 'Done', style: 'primary' });
  else if (stepAfter(guide.flow, step))
    choices.push({ id: 'next', label: step.done ?? 'Done', style: 'primary' });
  if (step.collect) choices.push(FORM);
  if (step.checklist && onboarding.place.item === undefined) choices.push(ONE_BY_ONE);
  if (item !== undefined) choices.push({ id: 'all-at-once', label: 'Show all at once' });
  if (onboarding.trail.length > 0) choices.push(BACK);
  if (step.stuck) choices.push(STUCK);
  if (step.different && item === undefined) choices.push(DIFFERENT);
  return choices;
}
