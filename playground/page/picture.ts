/** Pictures in messages, and the dialog that shows them in full size. */
import { byId, h } from './dom.ts';

/** The picture at `address` (of this server), as a button that enlarges it. */
export function picture(address: string, alt: string): HTMLElement {
  return h(
    'button',
    { type: 'button', class: 'b-picture', title: 'Enlarge', onclick: () => enlarge(address, alt) },
    h('img', { src: address, alt, decoding: 'async' }),
  );
}

function enlarge(address: string, alt: string): void {
  const dialog = byId('picture', HTMLDialogElement);
  dialog.replaceChildren(
    h(
      'div',
      { class: 'sheet' },
      h('div', { class: 'picture-place', tabindex: '0' }, h('img', { src: address, alt })),
      h(
        'div',
        { class: 'modal-bottom' },
        h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Close'),
      ),
    ),
  );
  dialog.showModal();
}
