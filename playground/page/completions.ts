/** The commands that complete what is being typed. */
import type { Command } from '../exchange.ts';
import { byId, childrenOf, h } from './dom.ts';

/** What commands begin with, where they don't look like other words. */
export const SIGN = /^[/@]/;

export interface Completions {
  element: HTMLElement;
  /** The commands there are from now on. */
  setCommands(commands: readonly Command[]): void;
  /** Offers those that begin with what is typed. */
  offer(): void;
  close(): void;
  /** Whether a key was meant for the list: then it is done. */
  takes(event: KeyboardEvent): boolean;
}

/** Completions for `input`, in a list with this id; `taken` is called when one of them was taken over. */
export function createCompletions(input: HTMLTextAreaElement, id: string, taken: () => void): Completions {
  let commands: readonly Command[] = [];
  /** The chosen one; -1: none. */
  let at = -1;
  const element = h('ul', {
    class: 'completions',
    id,
    role: 'listbox',
    'aria-label': 'Commands',
    hidden: true,
  });

  const matches = () => {
    const typed = input.value.toLowerCase();
    return typed === '' ? [] : commands.filter(({ text }) => text.toLowerCase().startsWith(typed));
  };
  const say = (words: string) => {
    byId('spoken').textContent = words;
  };

  function offer(): void {
    const found = matches();
    // What begins with a sign is meant as a command; a word may be just a word.
    at = SIGN.test(found[0]?.text ?? '') ? 0 : -1;
    element.replaceChildren(...found.map(option));
    element.hidden = found.length === 0;
    activate();
    const count = found.length === 1 ? '1 command' : `${found.length} commands`;
    if (found.length > 0) say(`${count}: ${found.map(({ text }) => text).join(', ')}`);
  }

  const option = ({ text, usage, description }: Command, index: number) =>
    h(
      'li',
      {
        role: 'option',
        id: `${id}-option-${index}`,
        'aria-selected': String(index === at),
        onmousedown: (event) => event.preventDefault(),
        onclick: () => take(text),
      },
      h('b', {}, text),
      usage && h('span', { class: 'usage' }, ` ${usage}`),
      h('span', { class: 'description' }, description),
    );

  /** Tells which option is the chosen one. */
  function activate(): void {
    const chosen = element.hidden ? undefined : childrenOf(element)[at];
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function choose(step: number): void {
    const all = childrenOf(element);
    at = at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length;
    all.forEach((one, index) => {
      one.setAttribute('aria-selected', String(index === at));
    });
    activate();
    say(all[at]?.textContent ?? '');
  }

  function close(): void {
    element.hidden = true;
    activate();
  }

  function take(text: string): void {
    input.value = `${text} `;
    close();
    taken();
  }

  /** Whether Enter is to complete: not what is written out already. */
  function isHalf(): boolean {
    const chosen = matches()[at];
    return chosen !== undefined && chosen.text.toLowerCase() !== input.value.trim().toLowerCase();
  }

  function takes(event: KeyboardEvent): boolean {
    if (element.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = matches()[Math.max(at, 0)];
    if (step) choose(step);
    else if (event.key === 'Escape') {
      // The dialog or the page around it is not meant.
      event.stopPropagation();
      close();
    } else if (chosen && (event.key === 'Tab' || (event.key === 'Enter' && isHalf()))) take(chosen.text);
    else return false;
    event.preventDefault();
    return true;
  }

  return {
    element,
    setCommands(now) {
      commands = now;
    },
    offer,
    close,
    takes,
  };
}
