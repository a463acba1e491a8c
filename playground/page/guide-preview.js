/** The steps of a guide as the merchant will read them. */
import { avatar, h } from './dom.js';
import { renderBlocks } from './slack/blocks.js';

/** One step: its message, and what it answers to *I'm stuck* and its like. */
export function step({ id, heading, blocks, asides }) {
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

const drawn = (blocks) => renderBlocks(blocks, { people: {}, press: () => {} });

/** Marks the step in `preview` that a guide's text up to the cursor leads into, and brings the place into sight. */
export function follow(preview, before) {
  const steps = [...preview.children];
  const begun = [...before.matchAll(/^\s*-\s+id:\s*(\S+).*$/gm)]
    .map((match) => ({ ...match, here: steps.find(({ dataset }) => dataset.step === match[1]) }))
    .filter(({ here }) => here)
    .at(-1);
  for (const one of steps) one.classList.toggle('here', one === begun?.here);
  if (!begun) return;
  const aside = begun.here.querySelector(`[data-aside="${asideIn(before.slice(begun.index))}"]`);
  preview.scrollTop = (aside ?? begun.here).offsetTop - preview.offsetTop - 12;
}

/** In which aside a step's text ends, if in one at all: `stuck`, `action 3`. */
function asideIn(text) {
  const keys = [...text.matchAll(/^\s*(?:-\s+)?([a-z]+):/gm)].map(([, key]) => key);
  const last = keys.at(-1);
  return last === 'action' ? `action ${keys.filter((key) => key === 'action').length - 1}` : last;
}
