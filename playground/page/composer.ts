/** Where one writes: with commands that complete themselves, and files. */
import type { Command } from '../exchange.ts';
import { Completions, SIGN } from './completions.ts';
import { h } from './dom.ts';

export interface Composer {
  element: HTMLElement;
  setLabel(text: string): void;
  setCommands(commands: readonly Command[]): void;
  focus(): void;
}

interface Options {
  id: string;
  label: string;
  /** Resolves with whether it was taken. */
  send(text: string): Promise<boolean>;
  /** Where files may be sent. */
  attach?: ((files: File[]) => unknown) | undefined;
}

/** At most so high, in pixels; what is longer scrolls. */
const HIGHEST = 160;

/** A box to write in, with what belongs to it. */
export function createComposer({ id, label, send, attach }: Options): Composer {
  const input = box(id, label);
  const completions = new Completions(input, `${id}-list`, () => {
    grow();
    input.focus();
  });
  const submit = h(
    'button',
    { type: 'button', class: 'send', 'aria-label': 'Send', title: 'Send', disabled: true },
    '➤',
  );
  const hint = h('span', { class: 'composer-hint' });
  const element = h(
    'div',
    { class: 'composer' },
    completions.element,
    input,
    h('div', { class: 'composer-bottom' }, attach && attaching(id, attach), hint, submit),
  );

  function grow(): void {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, HIGHEST)}px`;
    submit.disabled = input.value.trim() === '';
  }

  /** What was not taken stays where it was written, unless something else is there by now. */
  async function go(): Promise<void> {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    completions.close();
    grow();
    if ((await send(text)) || input.value !== '') return;
    input.value = text;
    grow();
  }

  input.addEventListener('input', () => {
    grow();
    completions.offer();
  });
  input.addEventListener('blur', () => completions.close());
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || completions.takes(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void go();
  });
  submit.addEventListener('click', go);

  return {
    element,
    setLabel(text) {
      input.placeholder = text;
      input.setAttribute('aria-label', text);
    },
    setCommands(commands) {
      completions.setCommands(commands);
      const sign = SIGN.exec(commands[0]?.text ?? '')?.[0];
      const words = commands.map(({ text }) => text).join(', ');
      hint.textContent = `Enter sends · ${sign ? `${sign} for commands` : `commands: ${words}`}`;
    },
    focus: () => input.focus(),
  };
}

function box(id: string, label: string): HTMLTextAreaElement {
  return h('textarea', {
    id: `${id}-box`,
    rows: '1',
    'aria-label': label,
    placeholder: label,
    'aria-autocomplete': 'list',
    'aria-controls': `${id}-list`,
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
}

/** The button that sends a file, and the browser's own way of choosing one. */
function attaching(id: string, attach: (files: File[]) => unknown): HTMLElement[] {
  const file = h('input', {
    type: 'file',
    id: `${id}-file`,
    class: 'visually-hidden',
    tabindex: '-1',
    'aria-label': 'Choose a file to send',
    multiple: true,
    onchange: ({ currentTarget }) => {
      attach([...(currentTarget.files ?? [])]);
      currentTarget.value = '';
    },
  });
  const choose = h(
    'button',
    {
      type: 'button',
      class: 'attach',
      'aria-label': 'Send a file',
      title: 'Send a file',
      onclick: () => file.click(),
    },
    '+',
  );
  return [choose, file];
}
