/** On narrow screens one part is seen at a time: which one, and which of the others want to be looked at. */
import { byId, h } from './dom.js';

/** The parts where something may be new. */
const NEWS = new Set(['chat', 'channel']);

/**
 * `show(view)` brings a part into sight; `news(view)` marks it if it is out of sight, until it is shown;
 * `mark(view, words)` says why it should be looked at: no words, no mark.
 */
export function createViews() {
  const buttons = new Map(
    [...document.querySelectorAll('.views button')].map((one) => [one.dataset.view, one]),
  );
  for (const [view, button] of buttons) button.addEventListener('click', () => show(view));

  function show(view) {
    document.body.dataset.view = view;
    for (const [other, button] of buttons) button.setAttribute('aria-pressed', String(other === view));
    if (NEWS.has(view)) mark(view, '');
    if (view === 'feed') byId('feed').open = true;
  }

  function mark(view, words) {
    const button = buttons.get(view);
    const before = button.querySelector('.mark-of')?.textContent ?? '';
    if (before === words) return;
    button.querySelector('.mark-of')?.remove();
    if (words) button.append(h('span', { class: 'mark-of' }, h('span', { class: 'visually-hidden' }, words)));
  }

  return {
    show,
    mark,
    news: (view) => byId(view).offsetParent === null && mark(view, 'something new'),
  };
}
