/** The Markdown that Teams shows in cards, as elements. */
import { type Child, clock, h } from '../dom.ts';
import { link, signs } from '../slack/mrkdwn.ts';

const TOKENS = new RegExp(
  [
    '\\\\(?<plain>[\\\\`*_\\[\\]])',
    '\\*\\*(?<bold>[^*\\n]+)\\*\\*',
    '(?<![\\w_])_(?<italic>\\S(?:[^_\\n]*\\S)?)_(?![\\w_])',
    '\\[(?<label>[^\\]\\n]+)\\]\\((?<url>[^\\s)]+)\\)',
    '<at>(?<at>[^<]*)</at>',
    '\\{\\{DATE\\((?<date>[^,)]+)[^)]*\\)\\}\\}',
    '\\{\\{TIME\\((?<time>[^)]+)\\)\\}\\}',
  ].join('|'),
  'g',
);

/** Paragraphs and lists. */
export function markdown(text: string): HTMLElement[] {
  return text.split(/\n{2,}/).flatMap((part) => {
    const lines = part.split('\n');
    const isList = lines.every((line) => /^\s*(-|\d+\.) /.test(line));
    if (!isList) return [h('div', { class: 'para' }, inline(part))];
    return [
      h(
        'div',
        { class: 'para' },
        lines.map((line) => h('div', { class: 'bullet' }, inline(line.replace(/^\s*- /, '• ')))),
      ),
    ];
  });
}

function inline(text: string): Child {
  const nodes: Child[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    nodes.push(signs(text.slice(end, match.index)), node(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  return [nodes, signs(text.slice(end))];
}

function node(groups: Record<string, string | undefined>): Child {
  const { plain, bold, italic, label, url = '', at, date, time = '' } = groups;
  if (plain !== undefined) return plain;
  if (bold !== undefined) return h('b', {}, inline(bold));
  if (italic !== undefined) return h('i', {}, inline(italic));
  if (label !== undefined) return link(url, label);
  if (at !== undefined) return h('span', { class: 'mention' }, at);
  if (date !== undefined) return new Date(date).toLocaleDateString();
  return clock(time);
}
