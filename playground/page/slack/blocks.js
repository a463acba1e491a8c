/** Block Kit as elements, from the very payload the bot sent. Source: docs.slack.dev/reference/block-kit. */
import { h } from '../dom.js';
import { picture } from '../picture.js';
import { field } from './fields.js';
import { link, mrkdwn, signs } from './mrkdwn.js';

/**
 * Blocks as elements. `surroundings`: `people` by id, and `press(action, value)`, which is called when
 * a button is pressed or something is picked.
 */
export function renderBlocks(blocks, surroundings) {
  return blocks.map((block) => (DRAW[block.type] ?? unknown)(block, surroundings));
}

const DRAW = {
  header: ({ text }) => h('h3', { class: 'b-header' }, text.text),
  divider: () => h('hr', { class: 'b-divider' }),
  section: (block, around) =>
    h(
      'div',
      { class: block.accessory ? 'b-section b-beside' : 'b-section' },
      h(
        'div',
        {},
        block.text && h('div', { class: 'b-text' }, texts(block.text, around)),
        block.fields &&
          h(
            'div',
            { class: 'b-fields' },
            block.fields.map((one) => h('div', { class: 'b-text' }, texts(one, around))),
          ),
      ),
      block.accessory &&
        (block.accessory.type === 'image' ? image(block.accessory) : element(block.accessory, around)),
    ),
  context: ({ elements }, around) =>
    h(
      'div',
      { class: 'b-context' },
      elements.map((one) =>
        one.type === 'image' ? image(one) : h('div', { class: 'b-text' }, texts(one, around)),
      ),
    ),
  image: (block) =>
    h('figure', { class: 'b-image' }, block.title && h('figcaption', {}, block.title.text), image(block)),
  actions: ({ elements }, around) =>
    h(
      'div',
      { class: 'b-actions' },
      elements.map((one) => element(one, around)),
    ),
  rich_text: ({ elements }, around) =>
    h(
      'div',
      { class: 'b-rich' },
      elements.map((part) => rich(part, around)),
    ),
  input: (block, around) => field(block, around),
};

const unknown = ({ type }) => h('p', { class: 'b-unknown' }, `(a block of type ${type})`);

const texts = ({ type, text }, { people }) => (type === 'mrkdwn' ? mrkdwn(text, people) : signs(text));

/** A picture out of a file that the bot uploaded, or of this server's own. Nothing is fetched from other hosts. */
function image({ slack_file: file, alt_text: alt, image_url: url }) {
  const address = file?.id ? `/playground/files/slack/${file.id}` : url?.startsWith('/pictures/') && url;
  if (!address) return h('p', { class: 'b-unknown' }, `(a picture from elsewhere: ${alt})`);
  return picture(address, alt);
}

function element(one, { people, press }) {
  if (one.type === 'button') {
    const label = one.text.text;
    const style = `b-button ${one.style ?? ''}`;
    if (one.url)
      return h('a', { class: style, href: one.url, target: '_blank', rel: 'noopener noreferrer' }, label);
    return h(
      'button',
      {
        type: 'button',
        class: style,
        'data-action': one.action_id,
        onclick: ({ currentTarget }) => press(one.action_id, undefined, currentTarget),
      },
      label,
    );
  }
  const options =
    one.type === 'users_select'
      ? Object.entries(people)
      : one.options.map(({ text, value }) => [value, text.text]);
  const name = one.placeholder?.text ?? 'Choose';
  const pick = ({ currentTarget }) =>
    currentTarget.value && press(one.action_id, currentTarget.value, currentTarget);
  return h(
    'select',
    { class: 'b-select', 'aria-label': name, onchange: pick },
    h('option', { value: '' }, name),
    options.map(([value, label]) => h('option', { value }, label)),
  );
}

function rich(part, around) {
  if (part.type === 'rich_text_preformatted') return preformatted(part);
  if (part.type === 'rich_text_quote') return h('blockquote', {}, runs(part.elements, around));
  if (part.type !== 'rich_text_list') return h('div', { class: 'b-text' }, runs(part.elements, around));
  const items = part.elements.map((item) => h('li', {}, runs(item.elements, around)));
  return h(part.style === 'ordered' ? 'ol' : 'ul', {}, items);
}

/** Made to be copied: with a button that does. */
export function preformatted({ elements }) {
  const text = elements.map((run) => run.text ?? run.url ?? '').join('');
  const copy = async ({ currentTarget }) => {
    await navigator.clipboard?.writeText(text).catch(() => {});
    currentTarget.textContent = 'Copied';
  };
  return h(
    'div',
    { class: 'b-pre' },
    h('pre', { tabindex: '0', 'aria-label': 'To copy' }, text),
    h(
      'button',
      { type: 'button', class: 'copy', 'aria-label': `Copy ${text.slice(0, 60)}`, onclick: copy },
      'Copy',
    ),
  );
}

function runs(elements, { people }) {
  return elements.map((run) => {
    if (run.type === 'link') return link(run.url, run.text ?? run.url);
    if (run.type === 'emoji')
      return run.unicode
        ? String.fromCodePoint(...run.unicode.split('-').map((code) => Number.parseInt(code, 16)))
        : `:${run.name}:`;
    if (run.type === 'user') return h('span', { class: 'mention' }, `@${people[run.user_id] ?? 'somebody'}`);
    if (run.type === 'channel') return h('span', { class: 'mention' }, '#channel');
    const { bold, italic, strike, code } = run.style ?? {};
    const wrap = [code && 'code', strike && 's', italic && 'i', bold && 'b'].filter(Boolean);
    return wrap.reduce((inner, tag) => h(tag, {}, inner), run.text);
  });
}
