/** The editor for the guide: its text on the left, each step as the merchant will read it on the right. */
import { avatar, h } from './dom.js';
import { act, ask, read } from './server.js';
import { renderBlocks } from './slack/blocks.js';

/** So long after the last key the preview follows, in milliseconds. */
const PAUSE_MS = 250;

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
        h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Close'),
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
  text.addEventListener('keyup', follow);
  text.addEventListener('click', follow);

  function begin(onDisk) {
    begun = onDisk;
    text.value = onDisk;
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
      follow();
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
    note.textContent = 'Saved. Usher starts anew, with the new text.';
    act({ do: 'restart' });
  }

  /** Somebody else changed the file: what now? */
  function choices(onDisk) {
    const choice = (label, onclick) => h('button', { type: 'button', class: 'link', onclick }, label);
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

  /** The step that the cursor stands in, brought into sight. */
  function follow() {
    const before = text.value.slice(0, text.value.indexOf('\n', text.selectionStart) >>> 0);
    const id = [...before.matchAll(/^\s*-\s+id:\s*(\S+)/gm)]
      .filter(([, one]) => preview.querySelector(`[data-step="${CSS.escape(one)}"]`))
      .at(-1)?.[1];
    for (const one of preview.children) one.classList.toggle('here', one.dataset.step === id);
    const here = preview.querySelector('.here');
    if (here) preview.scrollTop = here.offsetTop - preview.offsetTop - 12;
  }

  return { dialog };
}

function step({ id, heading, blocks }) {
  return h(
    'li',
    { 'data-step': id, 'aria-label': heading },
    h('p', { class: 'guide-id' }, id),
    h(
      'div',
      { class: 'row' },
      avatar('Usher', true),
      h('div', { class: 'content', inert: true }, renderBlocks(blocks, { people: {}, press: () => {} })),
    ),
  );
}
