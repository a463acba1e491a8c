/**
 * Slack's own markup, to and from. Facts: docs.slack.dev/messaging/formatting-message-text.
 */

const TOKENS = new RegExp(
  [
    /\[(?<label>[^\]\n]+)\]\((?<url>https?:\/\/[^\s)]+)\)/,
    /(?<bare>https?:\/\/[^\s<>)\]]*[^\s<>)\]*.,;:!?'"])/,
    /@\{(?<platform>slack|teams):(?<id>[^|}\s]+)\|(?<name>[^}\n]*)\}/,
    /@\{time:(?<time>\d{1,15})\}/,
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
  // Every second part is a code span, which holds no markup.
  const parts = text.split(/(`[^`\n]+`)/);
  const converted = parts.map((part, index) => (index % 2 === 1 ? escapeText(part) : words(part)));
  return converted.join('').replace(/^- /gm, '• ');
}

function words(text: string): string {
  let out = '';
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    out += escapeText(text.slice(end, match.index)) + token(match.groups ?? {});
    end = match.index + match[0].length;
  }
  return (out + escapeText(text.slice(end))).replace(/\*\*([^*\n]+)\*\*/g, '*$1*');
}

function token({ label, url, bare, platform, id = '', name = '', time }: Record<string, string>): string {
  if (label && url) return link(url, label);
  if (bare) return `<${escapeUrl(bare)}>`;
  if (time) return moment(Number(time));
  return platform === 'slack' && /^[UW][A-Z0-9]+$/.test(id) ? `<@${id}>` : escapeText(name);
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
  return /[\uDC00-\uDFFF]/.test(text.charAt(middle)) && middle > 1 ? middle - 1 : middle;
}
