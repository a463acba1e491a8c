import { isBlank, parseText, type Span, wordsOf } from '../../src/chat/spans.ts';
import { oneLine, type Text } from '../../src/chat/text.ts';
import { lengthOf, linesOf, paragraphsOf, partsOf, writeSpans } from '../../src/chat/write.ts';
import type { Activity } from './activity.ts';

/**
 * The Markdown of Adaptive Cards, and what people type in Teams. Source: learn.microsoft.com
 * /microsoftteams/platform/task-modules-and-cards/cards/cards-format (text, mentions, dates).
 */

/** A person named in a card, as `msteams.entities` lists them. */
export interface Mention {
  type: 'mention';
  text: string;
  mentioned: { id: string; name: string };
}

/** Turns our small markup into a card's, and adds the people it names to `mentions`. */
export function toCardText(text: Text, mentions: Mention[] = []): string {
  return write(parseText(text), mentions);
}

/** Turns words that hold no markup into a card's text that holds none either: a name may have an asterisk in it. */
export function plainCardText(words: string): string {
  return words.split('\n').map(plainLine).filter(Boolean).join('\n\n') || '…';
}

function plainLine(words: string): string {
  return inert(oneLine(words), '');
}

/** One line break means nothing in Markdown, save between the items of a list. */
function write(spans: Span[], mentions: Mention[]): string {
  const lines = linesOf(spans).filter((line) => !line.every(isBlank));
  return lines
    .map((line, at) => {
      const isWithin = isItem(line) && isItem(lines[at - 1]);
      return `${at === 0 ? '' : isWithin ? '\n' : '\n\n'}${writeLine(line, mentions)}`;
    })
    .join('');
}

function isItem(line: Span[] | undefined): boolean {
  return line?.[0]?.kind === 'item';
}

function writeLine(line: Span[], mentions: Mention[]): string {
  const [first, ...rest] = line;
  if (first?.kind === 'item') return wordsOf(first) + writeLine(rest, mentions);
  // Cards know no fixed width within a text.
  const shown = line.map(
    (span): Span => (span.kind === 'code' ? { kind: 'words', words: oneLine(span.words), bold: true } : span),
  );
  return writeSpans(shown, { bold: '**', italic: '_' }, (span, before) => writeSpan(span, before, mentions));
}

function writeSpan(span: Span, before: string, mentions: Mention[]): string {
  switch (span.kind) {
    case 'link':
      return `[${span.words === undefined ? span.url : inert(span.words, '[')}](${span.url})`;
    case 'mention':
      return span.platform === 'teams' ? mention(span.id, span.name, mentions) : inert(span.name, before);
    case 'moment':
      return moment(span.ms);
    default:
      return inert(wordsOf(span), before);
  }
}

/** Breaks a sign up from what it would mean something with, and is not to be seen. */
const NOTHING = '\u200b';

/** Words that must mean nothing: no markup, no list, no mention, no moment. */
function inert(words: string, before: string): string {
  return words.replace(/[\\`*_[\]<\-+.)>#{]/g, (sign, at: number) => {
    if (/[\\`*_[\]]/.test(sign)) return `\\${sign}`;
    if (sign === '<') return /^\/?at/i.test(words.slice(at + 1, at + 4)) ? '‹' : sign;
    const ahead = (before + words.slice(Math.max(0, at - 14), at)).slice(-14);
    if (sign === '{') return ahead.endsWith('{') ? NOTHING + sign : sign;
    const begins = /[.)]/.test(sign) ? /^\s{0,3}\d{1,9}$/ : /^\s{0,3}$/;
    return begins.test(ahead) ? NOTHING + sign : sign;
  });
}

/**
 * Teams finds the person by the text, which must be the same in both places and so can't be escaped:
 * signs that mean something are left out. Two people of one name can't both be mentioned in a card.
 */
function mention(id: string, given: string, mentions: Mention[]): string {
  const name =
    given
      .replace(/[<>\\`*_~[\]{}|]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() || 'somebody';
  const text = `<at>${name}</at>`;
  const known = mentions.find((one) => one.text === text);
  if (known && known.mentioned.id !== id) return plainLine(name);
  if (!known) mentions.push({ type: 'mention', text, mentioned: { id, name } });
  return text;
}

/** Teams shows it in the reader's own time zone and language; without milliseconds, or not at all. */
function moment(ms: number): string {
  const iso = `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return `{{DATE(${iso}, SHORT)}} {{TIME(${iso})}}`;
}

/** A text that may be too long for one block, in parts of at most `max` signs. Blank ones are left out. */
export function cardTextParts(text: Text, max: number, mentions: Mention[]): string[] {
  return written(parseText(text), max, mentions);
}

/** The same for a text of paragraphs, which stand apart. */
export function paragraphs(text: Text, max: number, mentions: Mention[]): string[] {
  return paragraphsOf(parseText(text)).flatMap((part) => written(part, max, mentions));
}

function written(spans: Span[], max: number, mentions: Mention[]): string[] {
  const fits = (part: Span[]) => part.reduce((sum, span) => sum + lengthOf(span), 0) <= max;
  return partsOf(spans, fits).map((part) => write(part, mentions));
}

/** What a person typed: mentions of the bot go, those of others become names, entities characters. */
export function fromTeamsText({ text, entities, recipient }: Activity): string {
  let typed = text ?? '';
  for (const { type, text: written, mentioned } of entities ?? []) {
    if (type === 'mention' && written && mentioned?.id === recipient.id)
      typed = typed.replaceAll(written, ' ');
  }
  return typed
    .replace(/<at\b[^<>]*>([^<]*)<\/at>/g, '$1')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
