/** The third side: the integration, which the credentials are for. */
import type { MerchantView, ReceivedView } from '../exchange.ts';
import { type Child, h } from './dom.ts';

const ABOUT =
  'The credentials are for a program: your integration. Here a small one runs on this machine. Usher tells it what happens by a webhook; it checks each signature. When the project manager presses Deliver to the webhook, the credentials come, sealed so that it alone can open them.';
const NOTHING = 'Nothing came so far. It begins as soon as a merchant does something.';

/** What the events mean. */
const MEANING: Record<string, string> = {
  'onboarding.started': 'has begun',
  'onboarding.needs_changes': 'sent credentials that do not do',
  'onboarding.verified': 'sent credentials that work',
  'credentials.handed_over': 'the credentials are here, opened with the private key:',
  'onboarding.handed_over': 'the credentials have left Usher',
};

export interface Engineer {
  /** Shows what came; `merchants` are those whose onboardings have names. */
  update(received: readonly ReceivedView[], merchants: readonly MerchantView[]): void;
}

/** Shows `dialog` when `opener` is pressed. */
export function createEngineer(dialog: HTMLDialogElement, opener: HTMLElement): Engineer {
  const list = h('div', { class: 'received', role: 'log', 'aria-label': 'What the integration was told' });
  dialog.replaceChildren(
    h(
      'div',
      { class: 'sheet' },
      h(
        'div',
        { class: 'modal-top' },
        h('h2', { id: 'engineer-title' }, 'The integration'),
        h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Close'),
      ),
      h(
        'div',
        { class: 'modal-body prose' },
        h('p', {}, ABOUT),
        h(
          'p',
          {},
          h(
            'a',
            { href: '/playground/docs/receiving-credentials.md', target: '_blank' },
            'How to build one in ten minutes',
          ),
        ),
        list,
      ),
    ),
  );
  opener.addEventListener('click', () => dialog.showModal());
  let shown = '';
  return {
    update(received, merchants) {
      const names = new Map(merchants.map(({ onboarding, name }) => [onboarding, name]));
      const now = JSON.stringify([received, [...names]]);
      if (now === shown) return;
      shown = now;
      const items = received.map((one) => item(one, names.get(one.onboarding) ?? one.onboarding));
      list.replaceChildren(...(items.length > 0 ? items : [h('p', { class: 'hint' }, NOTHING)]));
      const { length } = received;
      opener.textContent = length > 0 ? `Integration (${length})` : 'Integration';
    },
  };
}

function item({ at, type, flaw, way, credentials }: ReceivedView, name: string): HTMLElement {
  const meaning = MEANING[type] ?? '';
  const more = [flaw, way].filter((word) => word !== undefined).map((word) => ` (${word})`);
  return h(
    'article',
    {},
    h('h3', {}, h('code', {}, type)),
    h('p', {}, `${name}: ${meaning}${more.join('')}`),
    ...(credentials ? [valuesOf(credentials)] : []),
    h('p', { class: 'hint' }, `${new Date(at).toLocaleTimeString()} · the signature is right`),
  );
}

function valuesOf(credentials: Record<string, string>): HTMLElement {
  const rows = Object.entries(credentials).map(
    ([name, value]): Child =>
      h('div', {}, h('dt', {}, h('code', {}, name)), h('dd', {}, h('code', {}, value))),
  );
  return h('dl', { class: 'values' }, rows);
}
