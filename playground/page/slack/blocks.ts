/** Block Kit as elements, from the very payload the bot sent. Source: docs.slack.dev/reference/block-kit. */
import type {
  ActionsBlockElement,
  ImageElement,
  KnownBlock,
  ImageBlock as PictureBlock,
  SectionBlock,
  TextObject,
} from '@slack/types';
import { type Child, h } from '../dom.ts';
import { picture } from '../picture.ts';
import type { Surroundings } from '../surroundings.ts';
import { field } from './fields.ts';
import { mrkdwn, signs } from './mrkdwn.ts';
import { rich } from './rich-text.ts';

/** Blocks as elements. */
export function renderBlocks(blocks: readonly KnownBlock[], surroundings: Surroundings): HTMLElement[] {
  return blocks.map((block) => draw(block, surroundings));
}

function draw(block: KnownBlock, around: Surroundings): HTMLElement {
  switch (block.type) {
    case 'header':
      return h('h3', { class: 'b-header' }, block.text.text);
    case 'divider':
      return h('hr', { class: 'b-divider' });
    case 'section':
      return section(block, around);
    case 'context':
      return h(
        'div',
        { class: 'b-context' },
        block.elements.map((one) => (one.type === 'image' ? image(one) : textBox(one, around))),
      );
    case 'image':
      return h(
        'figure',
        { class: 'b-image' },
        block.title && h('figcaption', {}, block.title.text),
        image(block),
      );
    case 'actions':
      return h(
        'div',
        { class: 'b-actions' },
        block.elements.map((one) => element(one, around)),
      );
    case 'rich_text':
      return h(
        'div',
        { class: 'b-rich' },
        block.elements.map((part) => rich(part, around.people)),
      );
    case 'input':
      return field(block, around.people);
    default:
      return unknown(`a block of type ${block.type}`);
  }
}

const unknown = (what: string) => h('p', { class: 'b-unknown' }, `(${what})`);

const texts = ({ type, text }: TextObject, { people }: Surroundings): Child =>
  type === 'mrkdwn' ? mrkdwn(text, people) : signs(text);

const textBox = (text: TextObject, around: Surroundings) =>
  h('div', { class: 'b-text' }, texts(text, around));

function section({ text, fields, accessory }: SectionBlock, around: Surroundings): HTMLElement {
  return h(
    'div',
    { class: accessory ? 'b-section b-beside' : 'b-section' },
    h(
      'div',
      {},
      text && textBox(text, around),
      fields &&
        h(
          'div',
          { class: 'b-fields' },
          fields.map((one) => textBox(one, around)),
        ),
    ),
    accessory && (accessory.type === 'image' ? image(accessory) : element(accessory, around)),
  );
}

/** A picture out of a file that the bot uploaded, or of this server's own. Nothing is fetched from other hosts. */
function image(one: ImageElement | PictureBlock): HTMLElement {
  const file = 'slack_file' in one && 'id' in one.slack_file ? one.slack_file.id : undefined;
  const own = 'image_url' in one && one.image_url.startsWith('/pictures/') ? one.image_url : undefined;
  const address = file === undefined ? own : `/playground/files/slack/${file}`;
  return address ? picture(address, one.alt_text) : unknown(`a picture from elsewhere: ${one.alt_text}`);
}

function element(one: ActionsBlockElement, { people, press }: Surroundings): HTMLElement {
  if (one.type === 'button') {
    const label = one.text.text;
    const style = `b-button ${one.style ?? ''}`;
    if (one.url)
      return h('a', { class: style, href: one.url, target: '_blank', rel: 'noopener noreferrer' }, label);
    const action = one.action_id ?? '';
    return h(
      'button',
      {
        type: 'button',
        class: style,
        'data-action': action,
        onclick: ({ currentTarget }) => press(action, undefined, currentTarget),
      },
      label,
    );
  }
  const options = optionsOf(one, people);
  if (!options) return unknown(`an element of type ${one.type}`);
  const name = ('placeholder' in one && one.placeholder?.text) || 'Choose';
  return h(
    'select',
    {
      class: 'b-select',
      'aria-label': name,
      onchange: ({ currentTarget }) =>
        currentTarget.value && press(one.action_id ?? '', currentTarget.value, currentTarget),
    },
    h('option', { value: '' }, name),
    options.map(([value, label]) => h('option', { value }, label)),
  );
}

/** What can be picked, as value and label; undefined where nothing can, or not here. */
function optionsOf(one: ActionsBlockElement, people: Surroundings['people']): [string, string][] | undefined {
  if (one.type === 'users_select') return Object.entries(people);
  if (one.type !== 'static_select' && one.type !== 'overflow') return undefined;
  return (one.options ?? []).map(({ text, value }) => [value ?? '', text.text]);
}
