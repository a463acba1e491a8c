/** The editor for the guide: its text on the left, each step as the merchant will read it on the right. */
import { h } from './dom.js';
import { follow, step } from './guide-preview.js';
import { act, ask, read } from './server.js';

/** So long after the last key the preview follows, in milliseconds. */
const PAUSE_MS = 250;

const choice = (label, onclick) => h('button', { type: 'button', class: 'link', onclick }, label);

/** Fills `dialog` when `opener` is pressed. */
export function createGuideEditor(dialog, opener) {
  const text = h('textarea', {
    id: 'guide-text',
    class: 'guide-text',
    spellcheck: 'false',
    'aria-label': 'The text of the guide',
    'aria-describedby': 'guide-mistakes',
  });
  const mistakes = h('ul');
  const told = h('div', { class: 'guide-mistakes', id: 'guide-mistakes', role: 'status' }, mistakes);
  const preview = h('ol', {
    class: 'guide-preview',
    tabindex: '0',
    'aria-label': 'How the merchant reads it',
  });
  const note = h('p', { class: 'hint', role: 'status' });
  const consequence = h('p', { class: 'hint', id: 'guide-consequence' });
  const save = h(
    'button',
    { type: 'button', class: 'strong', 'aria-describedby': 'guide-consequence', onclick: () => store() },
    'Save',
  );
  const file = h('code', {});
  /** What the file held when it was read, or saved, last. */
  let begun;
  /** The text as it was then, by the reckoning of a text field. */
  let untouched;
  let timer;
  let latest = 0;

  dialog.append(
    h(
      'div',
      { class: 'sheet' },
      h('div', { class: 'modal-top' }, h('h2', { id: 'flow-title' }, 'Edit the guide'), file),
      h('div', { class: 'guide' }, h('div', { class: 'guide-left' }, text, told), preview),
      h(
        'div',
        { class: 'modal-bottom' },
        h('div', { class: 'guide-notes' }, note, consequence),
        h('button', { type: 'button', class: 'quiet', onclick: leave }, 'Close'),
        save,
      ),
    ),
  );

  opener.addEventListener('click', async () => {
    const guide = await read('flow');
    file.textContent = guide.file;
    consequence.textContent = `Saving changes the file ${guide.file} and restarts Usher; your version control can undo it.`;
    dialog.showModal();
    begin(guide.text);
  });
  text.addEventListener('input', () => {
    note.textContent = 'Not saved.';
    clearTimeout(timer);
    timer = setTimeout(() => check(), PAUSE_MS);
  });
  text.addEventListener('keyup', followCursor);
  text.addEventListener('click', followCursor);
  // Pictures arrive after their step and would push it out of sight.
  preview.addEventListener('load', followCursor, true);

  const isDirty = () => dialog.open && text.value !== untouched;
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  });
  // Other ways to dismiss a dialog, such as a phone's own gesture; and the whole page.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  window.addEventListener('beforeunload', (event) => isDirty() && event.preventDefault());

  /** Closes the editor; asks first when something would be lost. */
  function leave() {
    if (!isDirty()) return dialog.close();
    const goOn = () => {
      note.textContent = 'Not saved.';
      text.focus();
    };
    const stay = choice('Go on editing', goOn);
    note.replaceChildren(
      'What you changed is not saved. ',
      stay,
      ' or ',
      choice('throw it away', discard),
      '.',
    );
    stay.focus();
  }

  function discard() {
    text.value = untouched;
    dialog.close();
  }

  function begin(onDisk) {
    begun = onDisk;
    text.value = onDisk;
    untouched = text.value;
    note.textContent = '';
    text.focus();
    text.setSelectionRange(0, 0);
    text.scrollTop = 0;
    check();
  }

  /** `replaces`: what the text is to take the place of, to save it; undefined only checks it. */
  async function check(replaces) {
    latest += 1;
    const mine = latest;
    const tried = await ask('flow', { text: text.value, replaces });
    if (mine !== latest || !tried.ok) return tried;
    mistakes.replaceChildren(...tried.mistakes.map(mistake));
    save.disabled = tried.mistakes.length > 0;
    preview.classList.toggle('stale', tried.mistakes.length > 0);
    if (tried.mistakes.length === 0) {
      const top = preview.scrollTop;
      preview.replaceChildren(...tried.steps.map(step));
      preview.scrollTop = top;
      followCursor();
    }
    return tried;
  }

  async function store() {
    clearTimeout(timer);
    const wanted = text.value;
    const { saved, onDisk } = await check(begun);
    if (onDisk !== undefined) note.replaceChildren(...choices(onDisk));
    if (!saved) return;
    begun = wanted;
    untouched = wanted;
    note.textContent = 'Saved. Usher starts anew, with the new text.';
    act({ do: 'restart' });
  }

  /** Somebody else changed the file: what now? */
  function choices(onDisk) {
    const overwrite = () => {
      begun = onDisk;
      store();
    };
    return [
      'Not saved: the file was changed meanwhile, not from here. ',
      choice('Take what it holds now', () => begin(onDisk)),
      ' or ',
      choice('save this text all the same', overwrite),
      '.',
    ];
  }

  function mistake({ line, message }) {
    const go = () => {
      const start =
        text.value
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length + (line > 1 ? 1 : 0);
      const end = text.value.indexOf('\n', start);
      text.focus();
      text.setSelectionRange(start, end < 0 ? text.value.length : end);
    };
    return h(
      'li',
      {},
      line > 0
        ? h('button', { type: 'button', class: 'link', onclick: go }, `${file.textContent}:${line}`)
        : file.textContent,
      ` ${message}`,
    );
  }

  function followCursor() {
    follow(preview, text.value.slice(0, text.value.indexOf('\n', text.selectionStart) >>> 0));
  }
}
