/** The editor for the guide: its text on the left, each step as the merchant will read it on the right. */
import type { Failure, Mistake, Tried } from '../exchange.ts';
import { h } from './dom.ts';
import { follow, step } from './guide-preview.ts';
import { act, read, tryDraft } from './server.ts';

/** So long after the last key the preview follows, in milliseconds. */
const PAUSE_MS = 250;

const choice = (label: string, onclick: () => void) =>
  h('button', { type: 'button', class: 'link', onclick }, label);

/** The editor, in a dialog that a button opens. */
export class GuideEditor {
  readonly #dialog: HTMLDialogElement;
  readonly #text = h('textarea', {
    id: 'guide-text',
    class: 'guide-text',
    spellcheck: 'false',
    'aria-label': 'The text of the guide',
    'aria-describedby': 'guide-mistakes',
  });
  readonly #mistakes = h('ul');
  readonly #preview = h('ol', {
    class: 'guide-preview',
    tabindex: '0',
    'aria-label': 'How the merchant reads it',
  });
  readonly #note = h('p', { class: 'hint', role: 'status' });
  readonly #consequence = h('p', { class: 'hint', id: 'guide-consequence' });
  readonly #save = h(
    'button',
    {
      type: 'button',
      class: 'strong',
      'aria-describedby': 'guide-consequence',
      onclick: () => this.#store(),
    },
    'Save',
  );
  readonly #file = h('code', {});
  /** What the file held when it was read, or saved, last. */
  #begun = '';
  /** The text as it was then, by the reckoning of a text field. */
  #untouched = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  /** Fills `dialog` when `opener` is pressed. */
  constructor(dialog: HTMLDialogElement, opener: HTMLElement) {
    this.#dialog = dialog;
    dialog.append(this.#sheet());
    opener.addEventListener('click', () => this.#open());
    this.#text.addEventListener('input', () => {
      this.#note.textContent = 'Not saved.';
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check(), PAUSE_MS);
    });
    const follow = () => this.#followCursor();
    this.#text.addEventListener('keyup', follow);
    this.#text.addEventListener('click', follow);
    // Pictures arrive after their step and would push it out of sight.
    this.#preview.addEventListener('load', follow, true);
    this.#guardUnsaved();
  }

  #sheet(): HTMLElement {
    const told = h('div', { class: 'guide-mistakes', id: 'guide-mistakes', role: 'status' }, this.#mistakes);
    return h(
      'div',
      { class: 'sheet' },
      h('div', { class: 'modal-top' }, h('h2', { id: 'flow-title' }, 'Edit the guide'), this.#file),
      h('div', { class: 'guide' }, h('div', { class: 'guide-left' }, this.#text, told), this.#preview),
      h(
        'div',
        { class: 'modal-bottom' },
        h('div', { class: 'guide-notes' }, this.#note, this.#consequence),
        h('button', { type: 'button', class: 'quiet', onclick: () => this.#leave() }, 'Close'),
        this.#save,
      ),
    );
  }

  async #open(): Promise<void> {
    const { file, text } = await read('flow');
    this.#file.textContent = file;
    this.#consequence.textContent = `Saving changes the file ${file} and restarts Usher; your version control can undo it.`;
    this.#dialog.showModal();
    this.#begin(text);
  }

  #guardUnsaved(): void {
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#leave();
    });
    // Other ways to dismiss a dialog, such as a phone's own gesture; and the whole page.
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#leave();
    });
    window.addEventListener('beforeunload', (event) => this.#isDirty() && event.preventDefault());
  }

  #isDirty(): boolean {
    return this.#dialog.open && this.#text.value !== this.#untouched;
  }

  /** Closes the editor; asks first when something would be lost. */
  #leave(): void {
    if (!this.#isDirty()) return this.#dialog.close();
    const stay = choice('Go on editing', () => {
      this.#note.textContent = 'Not saved.';
      this.#text.focus();
    });
    const discard = choice('throw it away', () => {
      this.#text.value = this.#untouched;
      this.#dialog.close();
    });
    this.#note.replaceChildren('What you changed is not saved. ', stay, ' or ', discard, '.');
    stay.focus();
  }

  #begin(onDisk: string): void {
    const text = this.#text;
    this.#begun = onDisk;
    text.value = onDisk;
    this.#untouched = text.value;
    this.#note.textContent = '';
    text.focus();
    text.setSelectionRange(0, 0);
    text.scrollTop = 0;
    void this.#check();
  }

  /** `replaces`: what the text is to take the place of, to save it; undefined only checks it. */
  async #check(replaces?: string): Promise<Tried | Failure> {
    this.#latest += 1;
    const mine = this.#latest;
    const tried = await tryDraft({ text: this.#text.value, replaces });
    if (mine === this.#latest && tried.ok) this.#show(tried);
    return tried;
  }

  #show({ mistakes, steps }: Tried): void {
    const preview = this.#preview;
    this.#mistakes.replaceChildren(...mistakes.map((one) => this.#mistake(one)));
    this.#save.disabled = mistakes.length > 0;
    preview.classList.toggle('stale', mistakes.length > 0);
    if (mistakes.length > 0) return;
    const top = preview.scrollTop;
    preview.replaceChildren(...steps.map(step));
    preview.scrollTop = top;
    this.#followCursor();
  }

  async #store(): Promise<void> {
    clearTimeout(this.#timer);
    const wanted = this.#text.value;
    const tried = await this.#check(this.#begun);
    if (!tried.ok) return;
    if (tried.onDisk !== undefined) this.#note.replaceChildren(...this.#choices(tried.onDisk));
    if (!tried.saved) return;
    this.#begun = wanted;
    this.#untouched = wanted;
    this.#note.textContent = 'Saved. Usher restarts, with the new text.';
    void act({ do: 'restart' });
  }

  /** Somebody else changed the file: what now? */
  #choices(onDisk: string): (Node | string)[] {
    const overwrite = () => {
      this.#begun = onDisk;
      void this.#store();
    };
    return [
      'Not saved: the file was changed meanwhile, not from here. ',
      choice('Take what it holds now', () => this.#begin(onDisk)),
      ' or ',
      choice('save this text all the same', overwrite),
      '.',
    ];
  }

  #mistake({ line, message }: Mistake): HTMLElement {
    const file = this.#file.textContent;
    const go = () => this.#goTo(line);
    return h(
      'li',
      {},
      line > 0 ? h('button', { type: 'button', class: 'link', onclick: go }, `${file}:${line}`) : file,
      ` ${message}`,
    );
  }

  #goTo(line: number): void {
    const text = this.#text;
    const before = text.value.split('\n').slice(0, line - 1);
    const start = before.join('\n').length + (line > 1 ? 1 : 0);
    const end = text.value.indexOf('\n', start);
    text.focus();
    text.setSelectionRange(start, end < 0 ? text.value.length : end);
  }

  #followCursor(): void {
    const { value, selectionStart } = this.#text;
    const end = value.indexOf('\n', selectionStart);
    follow(this.#preview, value.slice(0, end < 0 ? undefined : end));
  }
}
