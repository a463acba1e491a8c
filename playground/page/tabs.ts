/** What one sees of an app in Slack: its messages, or its home. */
import { h } from './dom.ts';

export interface Tabs {
  element: HTMLElement;
  show(isHome: boolean): void;
}

/** Two tabs; `shown` is told which of them is to be seen. */
export function createTabs(shown: (isHome: boolean) => void): Tabs {
  const tab = (label: string, isHome: boolean) =>
    h('button', { type: 'button', 'aria-pressed': String(!isHome), onclick: () => show(isHome) }, label);
  const messages = tab('Messages', false);
  const home = tab('Home', true);
  const element = h(
    'div',
    { class: 'window-tabs', role: 'group', 'aria-label': 'What you see of the app' },
    messages,
    home,
  );

  function show(isHome: boolean): void {
    messages.setAttribute('aria-pressed', String(!isHome));
    home.setAttribute('aria-pressed', String(isHome));
    shown(isHome);
  }
  return { element, show };
}
