/** Rich text as elements. Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block. */
import type { RichTextBlock, RichTextElement, RichTextPreformatted } from '@slack/types';
import { type Child, h } from '../dom.ts';
import { preformatted } from '../preformatted.ts';
import type { People } from '../surroundings.ts';
import { link } from './mrkdwn.ts';

/** One part of a block of rich text. */
export function rich(part: RichTextBlock['elements'][number], people: People): HTMLElement {
  switch (part.type) {
    case 'rich_text_preformatted':
      return preformatted(textOf(part));
    case 'rich_text_quote':
      return h('blockquote', {}, runs(part.elements, people));
    case 'rich_text_list': {
      const items = part.elements.map((item) => h('li', {}, runs(item.elements, people)));
      return h(part.style === 'ordered' ? 'ol' : 'ul', {}, items);
    }
    default:
      return h('div', { class: 'b-text' }, runs(part.elements, people));
  }
}

const textOf = ({ elements }: RichTextPreformatted) =>
  elements.map((run) => run.text ?? ('url' in run ? run.url : '')).join('');

const runs = (elements: RichTextElement[], people: People): Child =>
  elements.map((run): Child => {
    switch (run.type) {
      case 'link':
        return link(run.url, run.text ?? run.url);
      case 'emoji':
        return run.unicode
          ? String.fromCodePoint(...run.unicode.split('-').map((code) => Number.parseInt(code, 16)))
          : `:${run.name}:`;
      case 'user':
        return h('span', { class: 'mention' }, `@${people[run.user_id] ?? 'somebody'}`);
      case 'channel':
        return h('span', { class: 'mention' }, '#channel');
      case 'text': {
        const { bold, italic, strike, code } = run.style ?? {};
        const wrap = [code && 'code', strike && 's', italic && 'i', bold && 'b'] as const;
        return wrap.reduce<Child>((inner, tag) => (tag ? h(tag, {}, inner) : inner), run.text);
      }
      default:
        return `(${run.type})`;
    }
  });
