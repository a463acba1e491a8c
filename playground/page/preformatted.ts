import { h } from './dom.ts';

/** Text made to be copied: with a button that does. */
export function preformatted(text: string): HTMLElement {
  return h(
    'div',
    { class: 'b-pre' },
    h('pre', { tabindex: '0', 'aria-label': 'To copy' }, text),
    h(
      'button',
      {
        type: 'button',
        class: 'copy',
        'aria-label': `Copy ${text.slice(0, 60)}`,
        onclick: async ({ currentTarget }) => {
          await navigator.clipboard?.writeText(text).catch(() => {});
          currentTarget.textContent = 'Copied';
        },
      },
      'Copy',
    ),
  );
}
