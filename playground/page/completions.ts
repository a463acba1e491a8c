/** The commands that complete what is being typed. */
import type { Command } from '../exchange.ts';
import { byId, childrenOf, h } from './dom.ts';

/** What commands begin with, where they don't look like other words. */
export const SIGN = /^[/@]/;

/** The commands that begin with what is typed, in a list: offered, chosen from and taken over. */
export class Completions {
  readonly element: HTMLElement;
  readonly #input: HTMLTextAreaElement;
  readonly #taken: () => void;
  #commands: readonly Command[] = [];
  /** The chosen one; -1: none. */
  #at = -1;

  /** For `input`, in a list with this id; `taken` is called when a command was taken over. */
  constructor(input: HTMLTextAreaElement, id: string, taken: () => void) {
    this.#input = input;
    this.#taken = taken;
    const props = { class: 'completions', id, role: 'listbox', 'aria-label': 'Commands', hidden: true };
    this.element = h('ul', props);
  }

  /** The commands there are from now on. */
  setCommands(commands: readonly Command[]): void {
    this.#commands = commands;
  }

  /** Offers those that begin with what is typed. */
  offer(): void {
    const found = this.#matches();
    // What begins with a sign is meant as a command; a word may be just a word.
    this.#at = SIGN.test(found[0]?.text ?? '') ? 0 : -1;
    this.element.replaceChildren(...found.map((one, index) => this.#option(one, index)));
    this.element.hidden = found.length === 0;
    this.#tell();
    const count = found.length === 1 ? '1 command' : `${found.length} commands`;
    if (found.length > 0) say(`${count}: ${found.map(({ text }) => text).join(', ')}`);
  }

  close(): void {
    this.element.hidden = true;
    this.#tell();
  }

  /** Whether a key was meant for the list: then what it asks for is done. */
  takes(event: KeyboardEvent): boolean {
    if (this.element.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.#matches()[Math.max(this.#at, 0)];
    if (step) this.#choose(step);
    else if (event.key === 'Escape') {
      // The dialog or the page around it is not meant.
      event.stopPropagation();
      this.close();
    } else if (chosen && (event.key === 'Tab' || (event.key === 'Enter' && this.#isHalf())))
      this.#take(chosen.text);
    else return false;
    event.preventDefault();
    return true;
  }

  #matches(): Command[] {
    const typed = this.#input.value.toLowerCase();
    return typed === '' ? [] : this.#commands.filter(({ text }) => text.toLowerCase().startsWith(typed));
  }

  #option({ text, usage, description }: Command, index: number): HTMLElement {
    return h(
      'li',
      {
        role: 'option',
        id: `${this.element.id}-option-${index}`,
        'aria-selected': String(index === this.#at),
        onmousedown: (event) => event.preventDefault(),
        onclick: () => this.#take(text),
      },
      h('b', {}, text),
      usage && h('span', { class: 'usage' }, ` ${usage}`),
      h('span', { class: 'description' }, description),
    );
  }

  /** Tells which option is the chosen one. */
  #tell(): void {
    const chosen = this.element.hidden ? undefined : childrenOf(this.element)[this.#at];
    if (chosen) this.#input.setAttribute('aria-activedescendant', chosen.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #choose(step: number): void {
    const all = childrenOf(this.element);
    this.#at = this.#at < 0 && step < 0 ? all.length - 1 : (this.#at + step + all.length) % all.length;
    all.forEach((one, index) => {
      one.setAttribute('aria-selected', String(index === this.#at));
    });
    this.#tell();
    say(all[this.#at]?.textContent ?? '');
  }

  #take(text: string): void {
    this.#input.value = `${text} `;
    this.close();
    this.#taken();
  }

  /** Whether Enter is to complete: not what is written out already. */
  #isHalf(): boolean {
    const chosen = this.#matches()[this.#at];
    return chosen !== undefined && chosen.text.toLowerCase() !== this.#input.value.trim().toLowerCase();
  }
}

/** To those who hear the page. */
function say(words: string): void {
  byId('spoken').textContent = words;
}
