import { ESCAPED_SIGN, plain, unescaped } from '../../src/chat/text.ts';

/**
 * Slack's own markup, to and from. Facts: docs.slack.dev/messaging/formatting-message-text.
 */

const TOKENS = new RegExp(
  [
    ESCAPED_SIGN,
    /`(?<code>[^`\n]+)`/,
    /\[(?<label>[^\]\n]+)\]\((?<url>https?:\/\/[^\s)]+)\)/,
    /(?<bare>https?:\/\/[^\s<>)\]]*[^\s<>)\]*.,;:!?'"])/,
    /@\{(?<platform>slack|teams):(?<id>[^|}\s]+)\|(?<name>(?:\\.|[^\\}\n])*)\}/,
    /@\{time:(?<time>\d{1,15})\}/,
    /(?<bold>\*\*)/,
    /(?<bullet>(?<![^\n])- )/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Escapes the three characters that mean something to Slack; so nobody is mentioned by accident. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Turns our small markup into mrkdwn. */
export function toMrkdwn(text: string): string {
  let out = '';
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    out += escapeText(text.slice(end, match.index));
    end = match.index + match[0].length;
    const { sign } = match.groups ?? {};
    out += sign
      ? literal(sign, text.charAt(match.index - 1), text.slice(end, end + 60))
      : token(match.groups ?? {});
  }
  return out + escapeText(text.slice(end));
}

/** Turns words that hold no markup into mrkdwn that holds none either. */
export function plainMrkdwn(words: string): string {
  return toMrkdwn(plain(words));
}

/** Slack has no way to escape these; so they give way to signs that look the same. */
const LOOKALIKES: Record<string, string> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ', ':': '∶', '>': '›' };

/** A sign that must mean nothing. It is left as it is wherever Slack would not take it for markup. */
function literal(sign: string, before: string, after: string): string {
  const isHarmless =
    (sign === '_' && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) ||
    (sign === ':' && !/^([\w+'-]|\\[_+'-])+\\?:/.test(after)) ||
    (sign === '>' && before !== '' && before !== '\n');
  return (isHarmless ? undefined : LOOKALIKES[sign]) ?? escapeText(sign);
}

function token(groups: Record<string, string>): string {
  const { code, label, url, bare, platform, id = '', name = '', time, bold } = groups;
  if (code) return `\`${escapeText(code)}\``;
  if (label && url) return link(url, label);
  if (bare) return `<${escapeUrl(bare)}>`;
  if (time) return moment(Number(time));
  if (bold) return '*';
  if (!platform) return '• ';
  return platform === 'slack' && /^[UW][A-Z0-9]+$/.test(id) ? `<@${id}>` : plainMrkdwn(unescaped(name));
}

function link(url: string, label: string): string {
  return `<${escapeUrl(url)}|${escapeText(label).replaceAll('|', '¦')}>`;
}

/** Slack shows it in the reader's own time zone; the words after the bar are for old clients. */
function moment(ms: number): string {
  const words = new Date(Math.min(ms, 8.64e15)).toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${Math.floor(ms / 1000)}^{date_short_pretty} {time}|${words} UTC>`;
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

/**
 * Converts a text that may be too long for one block: cut at the end of a line or word where there
 * is one, before the conversion, so that no entity is cut in two. Blank parts are left out.
 */
export function mrkdwnParts(text: string, max: number, convert = toMrkdwn): string[] {
  const whole = text.trim();
  if (whole === '') return [];
  const converted = convert(whole);
  if (converted.length <= max) return [converted];
  const at = breakNear(whole, Math.floor(whole.length / 2));
  return [whole.slice(0, at), whole.slice(at)].flatMap((part) => mrkdwnParts(part, max, convert));
}

function breakNear(text: string, middle: number): number {
  for (const gap of ['\n', ' ']) {
    const at = text.lastIndexOf(gap, middle);
    if (at > 0) return at;
  }
  const [ahead = ''] = /\\*$/.exec(text.slice(0, middle)) ?? [];
  const isWithin = /[\uDC00-\uDFFF]/.test(text.charAt(middle)) || ahead.length % 2 === 1;
  return isWithin && middle > 1 ? middle - 1 : middle;
}
