/** Adaptive Cards as elements, from the very payload the bot sent. Source: adaptivecards.io/explorer. */
import type { Card, CardAction, CardElement } from '../../../emulators/teams/cards/card.ts';
import { allWithin, type Child, h } from '../dom.ts';
import { picture } from '../picture.ts';
import { preformatted } from '../preformatted.ts';
import { signs } from '../slack/mrkdwn.ts';
import type { Surroundings } from '../surroundings.ts';
import { markdown } from './markdown.ts';

/** Sends what is filled in. */
type Submit = (title: string, element: HTMLElement) => void;

/** `cards` as elements; what is pressed is told by its title, with what is filled in on the card. */
export function renderCard(
  cards: readonly Partial<Card>[],
  { press }: Pick<Surroundings, 'press'>,
): HTMLElement[] {
  return cards.map(({ body = [], actions: all }) => {
    // A form, as a password field outside of one makes browsers complain; its buttons do the sending.
    const root = h('form', { class: 'card', onsubmit: (event) => event.preventDefault() });
    const submit: Submit = (title, element) => press(title, valuesIn(root), element);
    root.append(...body.map((one) => draw(one, submit)), ...(all ? [actions(all, submit)] : []));
    return root;
  });
}

function draw(one: CardElement, submit: Submit): HTMLElement {
  switch (one.type) {
    case 'TextBlock':
      return textBlock(one);
    case 'Image':
      return one.url.startsWith('/playground/')
        ? h('div', { class: 'b-image' }, picture(one.url, one.altText ?? ''))
        : unknown(`a picture from elsewhere: ${one.altText}`);
    case 'FactSet':
      return h(
        'dl',
        { class: 'facts' },
        one.facts.map(({ title, value }) => [h('dt', {}, title), h('dd', {}, markdown(value))]),
      );
    case 'Container':
      return h(
        'div',
        { class: 'b-container' },
        one.items.map((item) => draw(item, submit)),
      );
    case 'RichTextBlock':
      return richText(one);
    case 'ActionSet':
      return actions(one.actions, submit);
    case 'Input.Text':
      return input(one);
    default:
      return unknown(`an element of type ${one.type}`);
  }
}

type Of<Type> = Extract<CardElement, { type: Type }>;

const unknown = (what: string) => h('p', { class: 'b-unknown' }, `(${what})`);

function textBlock(one: Of<'TextBlock'>): HTMLElement {
  const isHeading = one.style === 'heading';
  const kind = [
    'b-text',
    isHeading && 'b-header',
    one.isSubtle && 'subtle',
    one.color === 'Attention' && 'error',
    one.weight === 'Bolder' && 'bolder',
    one.size === 'Small' && 'small',
  ];
  return h(isHeading ? 'h4' : 'div', { class: kind.filter(Boolean).join(' ') }, markdown(one.text));
}

/** What is written in the letters of a machine is made to be copied. */
function richText({ inlines }: Of<'RichTextBlock'>): HTMLElement {
  const text = inlines.map((run) => (typeof run === 'string' ? run : run.text)).join('');
  const isCode = inlines.some((run) => typeof run === 'object' && run.fontType === 'Monospace');
  return isCode ? preformatted(text) : h('div', { class: 'b-text para' }, signs(text));
}

let fields = 0;

function input({ id, label, placeholder, style, isRequired, value }: Of<'Input.Text'>): HTMLElement {
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
    h('label', { for: name }, label ?? '', !isRequired && h('span', { class: 'optional' }, ' (optional)')),
    control,
  );
}

const STYLES: Record<string, string> = { positive: 'primary', destructive: 'danger' };

function actions(all: readonly CardAction[], submit: Submit): HTMLElement {
  const button = (one: CardAction): Child =>
    one.type === 'Action.OpenUrl'
      ? h('a', { class: 'b-button', href: one.url, target: '_blank', rel: 'noopener noreferrer' }, one.title)
      : h(
          'button',
          {
            type: 'button',
            class: `b-button ${('style' in one && STYLES[one.style ?? '']) || ''}`,
            onclick: ({ currentTarget }) => submit(one.title, currentTarget),
          },
          one.title,
        );
  return h('div', { class: 'b-actions' }, all.map(button));
}

/** What is filled in on a card, by field; undefined where there is nothing to fill in. */
function valuesIn(card: HTMLElement): Record<string, string> | undefined {
  const all = allWithin(card, '[data-field-id]', HTMLInputElement);
  if (all.length === 0) return undefined;
  return Object.fromEntries(
    all.filter(({ value }) => value !== '').map((one) => [one.dataset.fieldId ?? '', one.value]),
  );
}
