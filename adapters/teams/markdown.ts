import { ESCAPED_SIGN, plain, unescaped } from '../../src/chat/text.ts';
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

const TOKENS = new RegExp(
  [
    ESCAPED_SIGN,
    /`(?<code>[^`\n]+)`/,
    /\[(?<label>[^\]\n]+)\]\((?<url>https?:\/\/[^\s)]+)\)/,
    /(?<bare>https?:\/\/[^\s<>)\]]*[^\s<>)\]*.,;:!?'"])/,
    /@\{(?<platform>slack|teams):(?<id>[^|}\s]+)\|(?<name>(?:\\.|[^\\}\n])*)\}/,
    /@\{time:(?<time>\d{1,15})\}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Turns our small markup into a card's, and adds the people it names to `mentions`. */
export function toCardText(text: string, mentions: Mention[] = []): string {
  let out = '';
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    out += text.slice(end, match.index);
    end = match.index + match[0].length;
    const { sign } = match.groups ?? {};
    out += sign ? literal(sign, out, text.slice(end, end + 4)) : token(match.groups ?? {}, mentions);
  }
  return withBreaks(out + text.slice(end));
}

/** Turns words that hold no markup into a card's text that holds none either: a name may have an asterisk in it. */
export function plainCardText(words: string): string {
  return words.split('\n').map(plainLine).filter(Boolean).join('\n\n') || '…';
}

function plainLine(words: string): string {
  return toCardText(plain(words));
}

/** Breaks a sign up from what it would mean something with, and is not to be seen. */
const NOTHING = '\u200b';

/** A sign that must mean nothing: no markup, no list, no mention, no moment. */
function literal(sign: string, before: string, after: string): string {
  if (/[\\`*_[\]]/.test(sign)) return `\\${sign}`;
  if (sign === '<' && /^(\\?\/)?at/i.test(after)) return '‹';
  const begins = /[.)]/.test(sign) ? /(^|\n)\s{0,3}\d{1,9}$/ : /(^|\n)\s{0,3}$/;
  const isBullet = /[-+.)>#]/.test(sign) && begins.test(before.slice(-14));
  return isBullet || (sign === '{' && before.endsWith('{')) ? NOTHING + sign : sign;
}

function token(
  { code, label, url, bare, platform, id = '', name = '', time }: Record<string, string>,
  mentions: Mention[],
): string {
  if (code) return `**${plainLine(code)}**`;
  if (label && url) return `[${label}](${url})`;
  if (bare) return `[${bare}](${bare})`;
  if (time) return moment(Number(time));
  return platform === 'teams' ? mention(id, unescaped(name), mentions) : plainLine(unescaped(name));
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
  const iso = `${new Date(Math.min(ms, 8.64e15)).toISOString().slice(0, 19)}Z`;
  return `{{DATE(${iso}, SHORT)}} {{TIME(${iso})}}`;
}

/** One line break means nothing in Markdown, save between the items of a list. */
function withBreaks(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isItem = (line: string | undefined) => /^\s*(-|\d+\.) /.test(line ?? '');
  return lines
    .map((line, i) => (i === 0 ? line : `${isItem(line) && isItem(lines[i - 1]) ? '\n' : '\n\n'}${line}`))
    .join('');
}

/**
 * Converts a text that may be too long for one block: cut at the end of a line or word where there is
 * one. Blank parts are left out.
 */
export function cardTextParts(
  text: string,
  max: number,
  convert: (text: string) => string = toCardText,
): string[] {
  const whole = text.trim();
  if (whole === '') return [];
  if (whole.length <= max) return [convert(whole)];
  const at = breakBefore(whole, max);
  return [convert(whole.slice(0, at)), ...cardTextParts(whole.slice(at), max, convert)];
}

function breakBefore(text: string, max: number): number {
  for (const gap of ['\n', ' ']) {
    const at = text.lastIndexOf(gap, max);
    if (at > 0) return at;
  }
  const [ahead = ''] = /\\*$/.exec(text.slice(0, max)) ?? [];
  const isWithin = /[\uDC00-\uDFFF]/.test(text.charAt(max)) || ahead.length % 2 === 1;
  return isWithin && max > 1 ? max - 1 : max;
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
