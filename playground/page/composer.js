/** Where one writes: with commands that complete themselves, and files. */
import { byId, h } from './dom.js';

/** What commands begin with, where they don't look like other words. */
const SIGN = /^[/@]/;

/**
 * A composer. `what`: `id`, `label`, `send(text)`, which resolves with whether it was taken, and, where
 * files may be sent, `attach(files)`. Answers its element, and `setLabel`, `setCommands`, `focus`.
 */
export function createComposer({ id, label, send, attach }) {
  let commands = [];
  let at = -1;
  const list = h('ul', {
    class: 'completions',
    id: `${id}-list`,
    role: 'listbox',
    'aria-label': 'Commands',
    hidden: true,
  });
  const input = h('textarea', {
    id: `${id}-box`,
    rows: '1',
    'aria-label': label,
    placeholder: label,
    'aria-autocomplete': 'list',
    'aria-controls': `${id}-list`,
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const submit = h(
    'button',
    { type: 'button', class: 'send', 'aria-label': 'Send', title: 'Send', disabled: true },
    '➤',
  );
  const file =
    attach &&
    h('input', {
      type: 'file',
      id: `${id}-file`,
      class: 'visually-hidden',
      tabindex: '-1',
      'aria-label': 'Choose a file to send',
      multiple: true,
    });
  const choose =
    attach &&
    h('button', { type: 'button', class: 'attach', 'aria-label': 'Send a file', title: 'Send a file' }, '+');
  const hint = h('span', { class: 'composer-hint' });
  const element = h(
    'div',
    { class: 'composer' },
    list,
    input,
    h('div', { class: 'composer-bottom' }, choose, file, hint, submit),
  );

  const matches = () => {
    const typed = input.value.toLowerCase();
    return typed === '' ? [] : commands.filter(({ text }) => text.toLowerCase().startsWith(typed));
  };
  const options = () => [...list.children];

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
    submit.disabled = input.value.trim() === '';
  }

  function complete() {
    const found = matches();
    // What begins with a sign is meant as a command; a word may be just a word.
    at = found.length > 0 && SIGN.test(found[0].text) ? 0 : -1;
    list.replaceChildren(
      ...found.map(({ text, usage, description }, index) =>
        h(
          'li',
          {
            role: 'option',
            id: `${id}-option-${index}`,
            'aria-selected': String(index === at),
            onmousedown: (event) => event.preventDefault(),
            onclick: () => take(index),
          },
          h('b', {}, text),
          usage && h('span', { class: 'usage' }, ` ${usage}`),
          h('span', { class: 'description' }, description),
        ),
      ),
    );
    list.hidden = found.length === 0;
    activate();
    if (found.length > 0)
      byId('spoken').textContent =
        `${found.length === 1 ? '1 command' : `${found.length} commands`}: ${found.map(({ text }) => text).join(', ')}`;
  }

  /** Tells which option is the chosen one. */
  function activate() {
    if (list.hidden || at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', options()[at].id);
  }

  function choosing(step) {
    const all = options();
    at = at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length;
    all.forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === at));
    });
    activate();
    byId('spoken').textContent = all[at].textContent;
  }

  function close() {
    list.hidden = true;
    activate();
  }

  function take(index) {
    input.value = `${matches()[index].text} `;
    close();
    grow();
    input.focus();
  }

  /** What was not taken stays where it was written, unless something else is there by now. */
  async function go() {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    close();
    grow();
    if ((await send(text)) || input.value !== '') return;
    input.value = text;
    grow();
  }

  /** Whether Enter is to complete: not what is written out already. */
  const isHalf = () => at >= 0 && matches()[at].text.toLowerCase() !== input.value.trim().toLowerCase();

  input.addEventListener('input', () => {
    grow();
    complete();
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isOpen && step) {
      event.preventDefault();
      choosing(step);
    } else if (isOpen && event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (isOpen && (event.key === 'Tab' || (event.key === 'Enter' && isHalf()))) {
      event.preventDefault();
      take(Math.max(at, 0));
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      go();
    }
  });
  submit.addEventListener('click', go);
  choose?.addEventListener('click', () => file.click());
  file?.addEventListener('change', () => {
    attach([...file.files]);
    file.value = '';
  });

  return {
    element,
    setLabel(text) {
      input.placeholder = text;
      input.setAttribute('aria-label', text);
    },
    setCommands(now) {
      commands = now;
      const sign = SIGN.exec(now[0]?.text ?? '')?.[0];
      const words = now.map(({ text }) => text).join(', ');
      hint.textContent = `Enter sends · ${sign ? `${sign} for commands` : `commands: ${words}`}`;
    },
    focus: () => input.focus(),
  };
}
