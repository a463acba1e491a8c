import type { Block, Choice, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import type { Text } from '../../chat/text.ts';
import { firstStep, stepAfter } from '../../flow/flow.ts';
import { fill, type Guide } from '../../flow/guide.ts';
import { pictureName } from '../../flow/picture.ts';
import type { Step } from '../../flow/schema.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { placeKey, stepAt } from '../../state/place.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { checkLabel } from '../checks.ts';
import { heading, stepCount } from '../step.ts';
import { CHOICES, choice } from './choices.ts';
import { otherLanguages } from './language.ts';
import { withChoices } from './message.ts';

/** The message of the step (or checklist item) where the merchant stands. `lead` goes above it. */
export function stepMessage(guide: Guide, onboarding: Onboarding, lead?: Text): Message {
  const step = stepAt(guide.flow, onboarding.place);
  const body =
    itemOf(step, onboarding) === undefined
      ? stepBody(guide, step, onboarding)
      : itemBody(guide, step, onboarding);
  const blocks: Block[] = lead === undefined ? body : [{ type: 'text', text: lead }, ...body];
  const summary = withoutMarkup(lead ?? heading(guide, step));
  const choices = stepChoices(guide, step, onboarding);
  return withChoices(onboarding, placeKey(onboarding.place), summary, blocks, choices);
}

/** The same step in short, without its picture: for somebody who has just read it. */
export function stepReminder(guide: Guide, onboarding: Onboarding, lead: Text): Message {
  const message = stepMessage(guide, onboarding, lead);
  return { ...message, blocks: message.blocks.filter((block) => block.type !== 'picture') };
}

/** How a message reads once its buttons are used: without them, and with what was chosen. */
export function settled(message: Message, chosen?: string): Message {
  const label = message.blocks
    .flatMap((block) => (block.type === 'choices' ? block.choices : []))
    .find(({ id }) => id === chosen)?.label;
  const blocks = message.blocks.filter((block) => block.type !== 'choices');
  if (label !== undefined) blocks.push({ type: 'note', text: say('merchant.step.chosen', { label }) });
  return { summary: message.summary, blocks };
}

function itemOf(step: Step, { place }: Onboarding): number | undefined {
  const item = place.item;
  return item !== undefined && step.checklist && item < step.checklist.length ? item : undefined;
}

function stepBody(guide: Guide, step: Step, onboarding: Onboarding): Block[] {
  const blocks: Block[] = [];
  const counted = stepCount(guide, onboarding);
  if (counted) blocks.push({ type: 'note', text: counted });
  if (step.heading) blocks.push({ type: 'heading', text: fill(guide, step.heading) });
  blocks.push({ type: 'text', text: fill(guide, step.text) });
  if (step.copy) blocks.push({ type: 'copy', text: fill(guide, step.copy) });
  if (step.checklist) {
    const mark = onboarding.place.item === undefined ? 'todo' : 'done';
    const wrong = wrongLastTime(guide, onboarding);
    const isWrong = (item: string) => wrong.includes(nameOf(item));
    blocks.push({
      type: 'list',
      items: step.checklist.map(({ text }) => ({
        mark: isWrong(text) ? 'bad' : mark,
        text: fill(guide, text),
      })),
    });
    const again = step.checklist.filter(({ text }) => isWrong(text)).map(({ text }) => nameOf(text));
    if (again.length > 0)
      blocks.push({ type: 'text', text: say('merchant.step.lastTime', { permissions: again.join(', ') }) });
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
  const counted = say('merchant.step.item', { number: index + 1, of: items.length });
  return [
    { type: 'note', text: [stepCount(guide, onboarding), counted].filter(Boolean).join(' · ') },
    { type: 'heading', text: fill(guide, item?.text ?? '') },
    { type: 'text', text: fill(guide, item?.action ?? '') },
    ...(wrongLastTime(guide, onboarding).includes(nameOf(item?.text ?? ''))
      ? [{ type: 'note' as const, text: say('merchant.step.lastTime.item') }]
      : []),
  ];
}

/** What the newest credentials had wrong, as the shop's panel calls it; where that was all of it, nothing stands out. */
function wrongLastTime({ shop }: Guide, { report }: Onboarding): string[] {
  if (report?.verdict !== 'needs_changes' || report.reason === 'nothing_granted') return [];
  return report.checks.filter(({ outcome }) => outcome === 'fail').map((check) => checkLabel(shop, check));
}

/** What an item is about: "Marketing → modify" is about Marketing. */
function nameOf(item: string): string {
  return item.split('→', 1)[0]?.trim() ?? item;
}

/** The buttons of the step (or checklist item) where the merchant stands. */
export function stepChoices(guide: Guide, step: Step, onboarding: Onboarding): Choice[] {
  const choices: Choice[] = step.choices.map(({ id, label, style }) =>
    style ? { id, label, style } : { id, label },
  );
  const item = itemOf(step, onboarding);
  const done = sayPlainly('merchant.choice.done');
  if (item !== undefined) choices.push({ id: 'next', label: done, style: 'primary' });
  else if (stepAfter(guide.flow, step))
    choices.push({ id: 'next', label: step.done ?? done, style: 'primary' });
  if (step.colleague) choices.push(CHOICES.colleague());
  if (step.collect) choices.push(CHOICES.form(), choice('no-file', 'noFile'));
  if (step.checklist && onboarding.place.item === undefined) choices.push(CHOICES.oneByOne());
  if (item !== undefined) choices.push(choice('all-at-once', 'allAtOnce'));
  if (onboarding.trail.length > 0) choices.push(choice('back', 'back'));
  if (step.stuck) choices.push(CHOICES.stuck());
  if (step === firstStep(guide.flow) && onboarding.trail.length === 0) choices.push(...otherLanguages(guide));
  if (step.different && item === undefined) choices.push(CHOICES.different());
  return choices;
}
