/** The steps of a guide as the merchant will read them. */
import type { KnownBlock } from '@slack/types';
import type { StepPreview } from '../exchange.ts';
import { avatar, childrenOf, h } from './dom.ts';
import { renderBlocks } from './slack/blocks.ts';

/** One step: its message, and what it answers to *I'm stuck* and its like. */
export function step({ id, heading, blocks, asides }: StepPreview): HTMLElement {
  return h(
    'li',
    { 'data-step': id, 'aria-label': heading },
    h('p', { class: 'guide-id' }, id),
    h(
      'div',
      { class: 'row' },
      avatar('Usher', true),
      h(
        'div',
        { class: 'content', inert: true },
        drawn(blocks),
        asides.map(({ key, label, blocks: all }) =>
          h(
            'div',
            { class: 'guide-aside', 'data-aside': key },
            h('p', { class: 'guide-id' }, label),
            drawn(all),
          ),
        ),
      ),
    ),
  );
}

/** The product's own renderer made them. */
const drawn = (blocks: unknown) => renderBlocks(blocks as KnownBlock[], { people: {}, press: () => {} });

/** Marks the step in `preview` that a guide's text up to the cursor leads into, and brings the place into sight. */
export function follow(preview: HTMLElement, before: string): void {
  const steps = childrenOf(preview);
  const begun = [...before.matchAll(/^[ \t]*-[ \t]+id:[ \t]*(\S+).*$/gm)].flatMap(({ index, 1: id }) => {
    const here = steps.find(({ dataset }) => dataset.step === id);
    return here ? [{ index, here }] : [];
  });
  const last = begun.at(-1);
  for (const one of steps) one.classList.toggle('here', one === last?.here);
  if (!last) return;
  const { here, index } = last;
  const aside = here.querySelector<HTMLElement>(`[data-aside="${asideIn(before.slice(index))}"]`);
  preview.scrollTop = (aside ?? here).offsetTop - 12;
}

/** In which aside a step's text ends, if in one at all: `stuck`, `action 3`. */
function asideIn(text: string): string | undefined {
  const keys = [...text.matchAll(/^[ \t]*(?:-[ \t]+)?([a-z]+):/gm)].map(([, key]) => key);
  const last = keys.at(-1);
  return last === 'action' ? `action ${keys.filter((key) => key === 'action').length - 1}` : last;
}
