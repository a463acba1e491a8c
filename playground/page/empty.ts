import { h } from './dom.ts';

/** What a visitor reads where the PM will hear of merchants, before there is anything to hear of. */
export function nothingForPm(): HTMLElement {
  const merchant = h('b', {}, "Let's start");
  return h(
    'div',
    { class: 'empty' },
    h('p', { class: 'empty-title' }, 'What the project manager sees'),
    h(
      'ul',
      {},
      h('li', {}, 'a card for each merchant: how far they are, kept up to date'),
      h('li', {}, 'an alert when the credentials work, or need a change'),
      h('li', {}, 'a list of everybody, when they ask for it: ', h('code', {}, 'creds-status')),
    ),
    h(
      'p',
      {},
      'Nothing to tell yet. Press ',
      merchant,
      ' in the merchant’s chat, or send one of the sample files.',
    ),
  );
}
