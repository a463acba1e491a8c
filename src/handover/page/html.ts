import { parseText, type Span } from '../../chat/spans.ts';
import type { Text } from '../../chat/text.ts';

/** HTML that was put together by `html`: what was put in is shown as it stands. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | undefined | readonly Part[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function shown(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(shown).join('');
  return String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** Writes HTML: what is put in is text, and never markup, unless it was written by `html` itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(shown)));
}

/** A moment, which the script writes in the reader's own way. */
export function time(ms: number): Html {
  const utc = new Date(ms).toISOString();
  return html`<time datetime="${utc}">${utc.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

/** A text of ours as HTML. */
export function written(text: Text): Html {
  return new Html(parseText(text).map(spanHtml).join(''));
}

function spanHtml(span: Span): string {
  if (span.kind === 'moment') return time(span.ms).text;
  if (span.kind === 'break') return '<br>';
  const words = 'words' in span ? (span.words ?? '') : 'name' in span ? span.name : '';
  return (span.bold ? html`<strong>${words}</strong>` : html`${words}`).text;
}
