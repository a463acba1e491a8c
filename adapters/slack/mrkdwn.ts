import { parseText, type Span, wordsOf } from '../../src/chat/spans.ts';
import { oneLine, type Text } from '../../src/chat/text.ts';
import { partsOf, writeSpans } from '../../src/chat/write.ts';

/**
 * Slack's own markup, to and from. Facts: docs.slack.dev/messaging/formatting-message-text.
 */

/** Escapes the three characters that mean something to Slack; so nobody is mentioned by accident. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Turns our small markup into mrkdwn. */
export function toMrkdwn(text: Text): string {
  return write(parseText(text));
}

function write(spans: Span[]): string {
  return writeSpans(spans, { bold: '*', italic: '_' }, writeSpan);
}

function writeSpan(span: Span, before: string): string {
  switch (span.kind) {
    case 'words':
      return inert(span.words, before);
    case 'code':
      return `\`${escapeText(span.words)}\``;
    case 'link':
      return link(span.url, span.words);
    case 'mention':
      return span.platform === 'slack' && /^[UW][A-Z0-9]+$/.test(span.id)
        ? `<@${span.id}>`
        : inert(span.name, before);
    case 'moment':
      return moment(span);
    case 'item':
      return span.number === undefined ? '• ' : `${span.number}. `;
    case 'break':
      return '\n';
  }
}

/** Slack has no way to escape these; so they give way to signs that look the same. */
const LOOKALIKES: Record<string, string> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ', ':': '∶', '>': '›' };

/** Words that must mean nothing. Signs are left as they are wherever Slack would not take them for markup. */
function inert(words: string, before: string): string {
  return words.replace(/[*~`_:>&<]/g, (sign, at: number) => {
    const ahead = at === 0 ? before.slice(-1) : words.charAt(at - 1);
    const after = words.slice(at + 1, at + 61);
    const isHarmless =
      (sign === '_' && /[\p{L}\p{N}]$/u.test(ahead) && /^[\p{L}\p{N}]/u.test(after)) ||
      (sign === ':' && !/^[\w+'-]+:/.test(after)) ||
      (sign === '>' && ahead !== '' && ahead !== '\n');
    return (isHarmless ? undefined : LOOKALIKES[sign]) ?? escapeText(sign);
  });
}

function link(url: string, words: string | undefined): string {
  if (words === undefined) return `<${escapeUrl(url)}>`;
  return `<${escapeUrl(url)}|${inert(words, ' ').replaceAll('|', '¦')}>`;
}

/** Slack shows it in the reader's own time zone; the words after the bar are for old clients. */
function moment(span: Extract<Span, { kind: 'moment' }>): string {
  return `<!date^${Math.floor(span.ms / 1000)}^{date_short_pretty} {time}|${wordsOf(span)}>`;
}

function escapeUrl(url: string): string {
  return escapeText(url).replaceAll('|', '%7C');
}

/**
 * What a person typed, out of the text of a Slack event: Slack wraps links and mentions in angle
 * brackets and escapes three characters.
 */
export function fromMrkdwn(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) =>
      label ? mention(target, label) : target.replace(/^(mailto|tel):/, '').replace(/^!/, '@'),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function mention(target: string, label: string): string {
  if (target.startsWith('#')) return `#${label}`;
  if (target.startsWith('@') && !label.startsWith('@')) return `@${label}`;
  return label;
}

/** A text that may be too long for one block, in parts of at most `max` signs. Blank ones are left out. */
export function mrkdwnParts(text: Text, max: number): string[] {
  return written(parseText(text), max);
}

/** The same for words on one line that hold no markup. */
export function plainParts(words: string, max: number): string[] {
  return written([{ kind: 'words', words: oneLine(words) }], max);
}

/** The same for what stands between fences, and is to be copied as it is. */
export function verbatimParts(text: string, max: number): string[] {
  const lines = text.split('\n').flatMap((words): Span[] => [{ kind: 'break' }, { kind: 'words', words }]);
  return written(lines, max, (spans) => escapeText(spans.map(wordsOf).join('')));
}

function written(spans: Span[], max: number, convert = write): string[] {
  return partsOf(spans, (part) => convert(part).length <= max).map(convert);
}
