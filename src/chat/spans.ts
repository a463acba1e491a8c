import type { Platform } from './address.ts';
import { oneLine, type Text, unescaped } from './text.ts';

/** How a span is set. */
export interface Style {
  bold?: true;
  italic?: true;
}

/** A piece of a `Text` as it was read: no sign in it means anything any more. */
export type Span = Style &
  (
    | { kind: 'words'; words: string }
    /** Shown in a fixed width. */
    | { kind: 'code'; words: string }
    /** Without `words`, the address itself is shown. */
    | { kind: 'link'; url: string; words?: string }
    /** A person: mentioned on their own platform, named on any other. */
    | { kind: 'mention'; platform: Platform; id: string; name: string }
    /** Milliseconds since 1970. */
    | { kind: 'moment'; ms: number }
    /** What a line of a list begins with; `number` where the list is numbered. */
    | { kind: 'item'; number?: string }
    /** The end of a line. */
    | { kind: 'break' }
  );

/**
 * Everything that means something in a `Text`. What one token may hold is bounded, so that the cost of
 * reading grows with the text and no faster.
 */
const TOKENS = new RegExp(
  [
    /\\(?<sign>[!-/:-@[-`{-~])/,
    /(?<end>\n)/,
    /(?<=^|\n)(?:(?<bullet>- )|(?<number>\d{1,9})\. )/,
    /`(?<code>[^`\n]{1,500})`/,
    /\[(?<label>(?:\\.|[^\]\\\n]){1,500})\]\((?<url>https?:\/\/[^\s)]{1,2000})\)/,
    /(?<bare>https?:\/\/[^\s<>)\]\\]*[^\s<>)\]\\*_.,;:!?'"])/,
    /@\{(?<platform>slack|teams):(?<id>[^|{}\s]{1,300})\|(?<name>(?:\\.|[^\\}\n]){0,500})\}/,
    /@\{time:(?<time>\d{1,15})\}/,
    /(?<bold>\*\*)|(?<italic>_)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

type Groups = Record<string, string | undefined>;

/** A `**` or `_`: whether it may begin or end something, by what stands around it. */
interface Delimiter {
  style: keyof Style;
  opens: boolean;
  closes: boolean;
}

/** Reads the markup of a text. What turns out to mean nothing is words. */
export function parseText(text: Text): Span[] {
  const spans: Span[] = [];
  const delimiters = new Map<number, Delimiter>();
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    spans.push({ kind: 'words', words: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const groups: Groups = match.groups ?? {};
    const style = groups.bold ? 'bold' : groups.italic ? 'italic' : undefined;
    if (style) delimiters.set(spans.length, delimiter(style, text, match.index, end));
    spans.push(style ? { kind: 'words', words: match[0] } : spanOf(groups));
  }
  spans.push({ kind: 'words', words: text.slice(end) });
  applyStyles(spans, delimiters);
  return merged(spans);
}

function spanOf({ sign, code, label, url, bare, platform, id, name, time, bullet, number }: Groups): Span {
  if (sign !== undefined) return { kind: 'words', words: sign };
  if (code !== undefined) return { kind: 'code', words: code };
  if (url !== undefined) return { kind: 'link', url, words: unescaped(label ?? '') };
  if (bare !== undefined) return { kind: 'link', url: bare };
  if (id !== undefined)
    return {
      kind: 'mention',
      platform: platform === 'slack' ? 'slack' : 'teams',
      id,
      name: unescaped(name ?? ''),
    };
  if (time !== undefined) return { kind: 'moment', ms: Number(time) };
  if (number !== undefined) return { kind: 'item', number };
  return bullet === undefined ? { kind: 'break' } : { kind: 'item' };
}

/** An underscore between letters is part of a name. */
function delimiter(style: keyof Style, text: string, start: number, end: number): Delimiter {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  const isApart = (sign: string) => style === 'bold' || !/[\p{L}\p{N}]/u.test(sign);
  return {
    style,
    opens: /\S/.test(after) && isApart(before),
    closes: /\S/.test(before) && isApart(after),
  };
}

/** Sets what stands between two delimiters on one line. Those without a counterpart stay words. */
function applyStyles(spans: Span[], delimiters: Map<number, Delimiter>): void {
  let open: [style: keyof Style, at: number][] = [];
  for (const [at, span] of spans.entries()) {
    if (span.kind === 'break') open = [];
    const found = delimiters.get(at);
    if (!found) continue;
    const { style, opens, closes } = found;
    const from = closes ? open.find(([one]) => one === style)?.[1] : undefined;
    const inside = from === undefined ? [] : spans.slice(from + 1, at);
    if (from !== undefined && inside.some((one) => one.kind !== 'words' || one.words !== '')) {
      for (const one of inside) one[style] = true;
      for (const mark of [from, at]) spans[mark] = { kind: 'words', words: '' };
      // What began inside can't end outside.
      open = open.filter(([, other]) => other < from);
    } else if (opens) open = [...open.filter(([one]) => one !== style), [style, at]];
  }
}

/** The same with neighbouring words of one style in one span, and without empty ones. */
export function merged(spans: Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (span.kind !== 'words') all.push(span);
    else if (last?.kind === 'words' && last.bold === span.bold && last.italic === span.italic)
      all[all.length - 1] = { ...last, words: last.words + span.words };
    else if (span.words !== '') all.push(span);
  }
  return all;
}

/** Whether there is nothing to be seen of a span. */
export function isBlank(span: Span): boolean {
  return span.kind === 'break' || (span.kind === 'words' && span.words.trim() === '');
}

/** What a span says where there is no markup at all. */
export function wordsOf(span: Span): string {
  switch (span.kind) {
    case 'words':
    case 'code':
      return span.words;
    case 'link':
      return span.words ?? span.url;
    case 'mention':
      return span.name;
    case 'moment':
      return `${new Date(span.ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    case 'item':
      return span.number === undefined ? '- ' : `${span.number}. `;
    case 'break':
      return '\n';
  }
}

/** What a `Text` says on one line without its markup, for notifications and screen readers. */
export function withoutMarkup(text: Text): string {
  return oneLine(parseText(text).map(wordsOf).join(''));
}
