/** The form that the bot opened, as a dialog. */
import { byId, h } from './dom.js';
import { renderBlocks } from './slack/blocks.js';
import { showErrors, valuesOf } from './slack/fields.js';

/** Shows forms in `dialog`. `deeds`: `submit(id, values)` answers `{ok, objections}`; `close()`. */
export function createForm(dialog, { submit, close }) {
  let open;

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });

  async function send(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    const { ok, objections } = await submit(open, valuesOf(form));
    button.disabled = false;
    if (ok && objections) showErrors(form, objections);
  }

  return {
    /** Opens, or closes, as `view` says; what is being filled in stays. */
    update(view, people) {
      if (open === view?.id) return;
      open = view?.id;
      if (!view) {
        dialog.close();
        byId('chat-log').querySelector(':scope > ol > :last-child')?.focus({ preventScroll: true });
        return;
      }
      const { title, submit: label, close: cancel, blocks } = view.payload;
      const body = renderBlocks(blocks, { people, press: () => {} });
      dialog.replaceChildren(
        h(
          'form',
          { onsubmit: send, novalidate: true },
          h('div', { class: 'modal-top' }, h('h2', { id: 'form-title' }, title.text)),
          h('div', { class: 'modal-body' }, body),
          h(
            'div',
            { class: 'modal-bottom' },
            h('button', { type: 'button', class: 'quiet', onclick: close }, cancel?.text ?? 'Cancel'),
            label && h('button', { type: 'submit', class: 'strong' }, label.text),
          ),
        ),
      );
      if (!dialog.open) dialog.showModal();
      dialog.querySelector('input, textarea, select')?.focus();
    },
  };
}
