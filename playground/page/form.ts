/** The form that the bot opened, as a dialog. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Outcome, SurfaceView } from '../exchange.ts';
import { byId, h, within } from './dom.ts';
import { renderBlocks } from './slack/blocks.ts';
import { showErrors, valuesOf } from './slack/fields.ts';
import type { People } from './surroundings.ts';

interface Deeds {
  submit(id: string, values: Record<string, string>): Promise<Outcome>;
  close(): unknown;
}

/** Shows forms in `dialog`: it opens, or closes, as the view says, and what is being filled in stays. */
export function createForm(
  dialog: HTMLDialogElement,
  { submit, close }: Deeds,
): { update(view: SurfaceView | undefined, people: People, isPms: boolean): void } {
  let open: string | undefined;

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });

  async function send(id: string, form: HTMLFormElement): Promise<void> {
    const button = within(form, '[type=submit]', HTMLButtonElement);
    button.disabled = true;
    const outcome = await submit(id, valuesOf(form));
    button.disabled = false;
    if (outcome.ok && outcome.objections) showErrors(form, outcome.objections);
  }

  function draw({ id, payload }: SurfaceView, people: People): HTMLElement {
    // The emulator took it, so it is what Slack's documentation says.
    const { title, submit: label, close: cancel, blocks } = payload as ModalView;
    return h(
      'form',
      {
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          void send(id, event.currentTarget);
        },
      },
      h('div', { class: 'modal-top' }, h('h2', { id: 'form-title' }, title.text)),
      h('div', { class: 'modal-body' }, renderBlocks(blocks as KnownBlock[], { people, press: () => {} })),
      h(
        'div',
        { class: 'modal-bottom' },
        h('button', { type: 'button', class: 'quiet', onclick: close }, cancel?.text ?? 'Cancel'),
        label && h('button', { type: 'submit', class: 'strong' }, label.text),
      ),
    );
  }

  let wasPms = false;
  return {
    update(view, people, isPms) {
      if (open === view?.id) return;
      open = view?.id;
      if (!view) {
        dialog.close();
        byId(wasPms ? 'channel-log' : 'chat-log')
          .querySelector<HTMLElement>(':scope > ol > :last-child')
          ?.focus({ preventScroll: true });
        return;
      }
      wasPms = isPms;
      dialog.replaceChildren(draw(view, people));
      if (!dialog.open) dialog.showModal();
      dialog.querySelector<HTMLElement>('input, textarea, select')?.focus();
    },
  };
}
