/** On narrow screens one part is seen at a time: which one, and which of the others want to be looked at. */
import { allWithin, byId, h, within } from './dom.ts';

type View = 'chat' | 'channel' | 'bench' | 'feed';

export interface Views {
  /** Brings a part into sight. */
  show(view: View): void;
  /** Says why a part should be looked at: no words, no mark. */
  mark(view: View, words: string): void;
  /** Marks a part if it is out of sight, until it is shown. */
  news(view: View): void;
}

/** The ways to the parts of the page. */
export function createViews(): Views {
  const nav = within(document, '.views', HTMLElement);
  const buttons = allWithin(nav, 'button', HTMLButtonElement);
  const buttonOf = (view: View) => within(nav, `[data-view=${view}]`, HTMLButtonElement);
  for (const view of ['chat', 'channel', 'bench', 'feed'] as const)
    buttonOf(view).addEventListener('click', () => show(view));

  function show(view: View): void {
    document.body.dataset.view = view;
    for (const one of buttons) one.setAttribute('aria-pressed', String(one.dataset.view === view));
    if (view === 'chat' || view === 'channel') mark(view, '');
    if (view === 'feed') byId('feed', HTMLDetailsElement).open = true;
  }

  function mark(view: View, words: string): void {
    const button = buttonOf(view);
    const before = button.querySelector('.mark-of');
    if ((before?.textContent ?? '') === words) return;
    before?.remove();
    if (words) button.append(h('span', { class: 'mark-of' }, h('span', { class: 'visually-hidden' }, words)));
  }

  return {
    show,
    mark,
    news: (view) => byId(view).offsetParent === null && mark(view, 'something new'),
  };
}
