/** Adaptive Cards as elements, from the very payload the bot sent. Source: adaptivecards.io/explorer. */
import { h } from '../dom.js';
import { picture } from '../picture.js';
import { preformatted } from '../slack/blocks.js';
import { signs } from '../slack/mrkdwn.js';
import { markdown } from './markdown.js';

/** `cards` as elements; `press(title, values, element)` is called when a button is pressed. */
export function renderCard(cards, { press }) {
  return cards.map((card) => {
    // A form, as a password field outside of one makes browsers complain; its buttons do the sending.
    const root = h('form', { class: 'card', onsubmit: (event) => event.preventDefault() });
    const submit = (title, element) => press(title, valuesIn(root), element);
    root.append(
      ...elements(card.body ?? [], submit),
      ...(card.actions ? [actions(card.actions, submit)] : []),
    );
    return root;
  });
}

const elements = (all, submit) => all.map((one) => (DRAW[one.type] ?? unknown)(one, submit));

const DRAW = {
  TextBlock(one) {
    const isHeading = one.style === 'heading';
    const kind = [
      one.isSubtle && 'subtle',
      one.color === 'Attention' && 'error',
      one.weight === 'Bolder' && 'bolder',
      one.size === 'Small' && 'small',
    ];
    return h(
      isHeading ? 'h4' : 'div',
      { class: ['b-text', isHeading && 'b-header', ...kind].filter(Boolean).join(' ') },
      markdown(one.text),
    );
  },
  Image: ({ url, altText }) =>
    url.startsWith('/playground/')
      ? h('div', { class: 'b-image' }, picture(url, altText ?? ''))
      : h('p', { class: 'b-unknown' }, `(a picture from elsewhere: ${altText})`),
  FactSet: ({ facts }) =>
    h(
      'dl',
      { class: 'facts' },
      facts.flatMap(({ title, value }) => [h('dt', {}, title), h('dd', {}, markdown(value))]),
    ),
  Container: ({ items }, submit) => h('div', { class: 'b-container' }, elements(items, submit)),
  RichTextBlock: ({ inlines }) =>
    inlines.some(({ fontType }) => fontType === 'Monospace')
      ? preformatted({ elements: inlines })
      : h('div', { class: 'b-text para' }, signs(inlines.map(({ text }) => text).join(''))),
  ActionSet: (one, submit) => actions(one.actions, submit),
  'Input.Text': input,
};

const unknown = ({ type }) => h('p', { class: 'b-unknown' }, `(an element of type ${type})`);

let fields = 0;

function input({ id, label, placeholder, style, isRequired, value }) {
  fields += 1;
  const name = `card-field-${fields}`;
  const control = h('input', {
    id: name,
    type: style === 'Password' ? 'password' : 'text',
    placeholder,
    'data-field-id': id,
    'aria-required': isRequired && 'true',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  control.value = value ?? '';
  return h(
    'div',
    { class: 'field' },
    h('label', { for: name }, label, !isRequired && h('span', { class: 'optional' }, ' (optional)')),
    control,
  );
}

function actions(all, submit) {
  const button = ({ type, title, url, style }) =>
    type === 'Action.OpenUrl'
      ? h('a', { class: 'b-button', href: url, target: '_blank', rel: 'noopener noreferrer' }, title)
      : h(
          'button',
          {
            type: 'button',
            class: `b-button ${STYLES[style] ?? ''}`,
            onclick: ({ currentTarget }) => submit(title, currentTarget),
          },
          title,
        );
  return h('div', { class: 'b-actions' }, all.map(button));
}

const STYLES = { positive: 'primary', destructive: 'danger' };

/** What is filled in on a card, by field; undefined where there is nothing to fill in. */
function valuesIn(card) {
  const all = [...card.querySelectorAll('[data-field-id]')];
  if (all.length === 0) return undefined;
  return Object.fromEntries(
    all.filter(({ value }) => value !== '').map((one) => [one.dataset.fieldId, one.value]),
  );
}
