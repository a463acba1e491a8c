/** Slack's markup as elements. Source: docs.slack.dev/messaging/formatting-message-text. */
import { type Child, h } from '../dom.ts';
import type { People } from '../surroundings.ts';

const TOKENS = new RegExp(
  [
    '```(?<pre>[\\s\\S]+?)```',
    '`(?<code>[^`\\n]+)`',
    '<(?<target>[^<>|]+)(?:\\|(?<label>[^<>]*))?>',
    '(?<![\\w*])\\*(?<bold>\\S(?:[^*\\n]*\\S)?)\\*(?![\\w*])',
    '(?<![\\w_])_(?<italic>\\S(?:[^_\\n]*\\S)?)_(?![\\w_])',
    '(?<![\\w~])~(?<strike>\\S(?:[^~\\n]*\\S)?)~(?![\\w~])',
    ':(?<emoji>[a-z0-9_+-]+):',
  ].join('|'),
  'g',
);

const EMOJI: Record<string, string> = {
  white_check_mark: '✅',
  x: '❌',
  hourglass_flowing_sand: '⏳',
  warning: '⚠️',
  tada: '🎉',
  wave: '👋',
};

/** Signs that not every machine has a font for are drawn: their class, what is in them, and their words. */
const SIGNS: Record<string, readonly [string, string, string]> = {
  '✅': ['sign good', '✓', 'right'],
  '✔️': ['sign good', '✓', 'done'],
  '✔': ['sign good', '✓', 'done'],
  '❌': ['sign bad', '×', 'wrong'],
  '❔': ['sign unknown', '?', 'not known'],
  '⏳': ['sign working', '…', 'under way'],
  '☐': ['sign todo', '', 'to do'],
  '⚠️': ['sign warning', '!', 'warning'],
  '⚠': ['sign warning', '!', 'warning'],
};
const SIGN = /(✅|✔️?|❌|❔|⏳|☐|⚠️?)/u;

const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A text in mrkdwn, paragraph by paragraph; lines that begin with a bullet hang. `people` names those mentioned. */
export function mrkdwn(text: string, people: People): Child {
  return text
    .split(/(```[\s\S]+?```)/)
    .flatMap((part, index) =>
      index % 2 === 1 ? [h('div', { class: 'para' }, inline(part, people))] : paragraphs(part, people),
    );
}

function paragraphs(text: string, people: People): HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .map((one) => one.replace(/^\n|\n$/g, ''))
    .filter((one) => one !== '')
    .map((one) => h('div', { class: 'para' }, lines(one, people)));
}

/** A bullet, or the sign of a checklist; a sign alone in its paragraph is no list. */
const BULLET = /^([•◦])|^[☐✔✅❌❔⏳]/u;

function lines(text: string, people: People): HTMLElement[] {
  const all = text.split('\n');
  const nodes: HTMLElement[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) nodes.push(h('div', {}, inline(run.join('\n'), people)));
    run = [];
  };
  for (const line of all) {
    const quote = /^&gt; ?/.exec(line);
    const bullet = BULLET.exec(line);
    if (quote) {
      flush();
      nodes.push(h('blockquote', {}, inline(line.slice(quote[0].length), people)));
    } else if (bullet && (bullet[1] || all.length > 1)) {
      flush();
      nodes.push(h('div', { class: bullet[1] ? 'bullet' : 'bullet signed' }, inline(line, people)));
    } else run.push(line);
  }
  flush();
  return nodes;
}

/** A run of mrkdwn as nodes. */
function inline(text: string, people: People): Child {
  const nodes: Child[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    if (match.index > end) nodes.push(signs(plain(text.slice(end, match.index))));
    nodes.push(node(match[0], match.groups ?? {}, people));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(signs(plain(text.slice(end))));
  return nodes;
}

/** Text, with its signs drawn. */
export function signs(text: string): Child {
  return text.split(SIGN).map((part) => {
    const sign = SIGNS[part];
    return sign ? h('span', { class: sign[0], role: 'img', 'aria-label': sign[2] }, sign[1]) : part;
  });
}

type Groups = Record<string, string | undefined>;

function node(whole: string, groups: Groups, people: People): Child {
  const { pre, code, target, label, bold, italic, strike, emoji } = groups;
  if (pre !== undefined) return h('pre', {}, plain(pre.replace(/^\n|\n$/g, '')));
  if (code !== undefined) return h('code', {}, plain(code));
  if (bold !== undefined) return h('b', {}, inline(bold, people));
  if (italic !== undefined) return h('i', {}, inline(italic, people));
  if (strike !== undefined) return h('s', {}, inline(strike, people));
  if (emoji !== undefined) return h('span', {}, signs(EMOJI[emoji] ?? whole));
  return reference(target ?? '', label, people);
}

/** What stands in angle brackets: a mention, a moment, a link. */
function reference(target: string, label: string | undefined, people: People): Child {
  if (target.startsWith('@'))
    return h('span', { class: 'mention' }, `@${people[target.slice(1)] ?? label ?? 'somebody'}`);
  if (target.startsWith('#')) return h('span', { class: 'mention' }, `#${label ?? 'channel'}`);
  const date = /^!date\^(\d+)\^/.exec(target);
  if (date) return moment(Number(date[1]) * 1000);
  if (target.startsWith('!')) return h('span', { class: 'mention' }, `@${label ?? target.slice(1)}`);
  return link(plain(target), plain(label ?? target.replace(/^mailto:/, '')));
}

function moment(at: number): HTMLElement {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? 'Today' : date.toLocaleDateString([], { month: 'short', day: 'numeric' });
  const time = date.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  return h('time', { datetime: date.toISOString() }, `${day} ${time}`);
}

/** A link away, opened by nobody but the reader. */
export function link(url: string, label: string): HTMLAnchorElement | string {
  if (!/^(https?:|mailto:)/.test(url)) return label;
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}
