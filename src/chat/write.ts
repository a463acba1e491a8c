import { isBlank, merged, type Span, type Style, wordsOf } from './spans.ts';

/** So much of what is written so far tells what a sign would mean behind it. */
const TAIL = 20;

/**
 * Writes spans one after the other, each style's mark before and after as many of them as have it. `write` is
 * told how what is written so far ends.
 */
export function writeSpans(
  spans: Span[],
  marks: Record<keyof Style, string>,
  write: (span: Span, before: string) => string,
): string {
  const styles = ['bold', 'italic'] as const;
  let open: (keyof Style)[] = [];
  const out: string[] = [];
  let before = '';
  const add = (written: string) => {
    out.push(written);
    before = (before + written).slice(-TAIL);
  };
  for (const span of [...spans, undefined]) {
    const ended = open.findIndex((style) => !span?.[style]);
    const closing = ended < 0 ? [] : open.slice(ended);
    for (const style of closing.reverse()) add(marks[style]);
    open = open.slice(0, open.length - closing.length);
    for (const style of styles) {
      if (!span?.[style] || open.includes(style)) continue;
      open = [...open, style];
      add(marks[style]);
    }
    if (span) add(write(span, before));
  }
  return out.join('');
}

/** The lines of a text; the breaks between them are left out. */
export function linesOf(spans: Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    if (span.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(span);
  }
  return lines;
}

/** The paragraphs of a text, which blank lines divide. */
export function paragraphsOf(spans: Span[]): Span[][] {
  const paragraphs: Span[][] = [[]];
  for (const line of linesOf(spans)) {
    if (line.every(isBlank)) paragraphs.push([]);
    else paragraphs.at(-1)?.push(...line, { kind: 'break' });
  }
  return paragraphs;
}

/**
 * A text in parts that all fit, cut at the end of a line or between words where there is such a place. Blank
 * ones are left out.
 */
export function partsOf(spans: Span[], fits: (part: Span[]) => boolean): Span[][] {
  const part = trimmed(spans);
  if (part.length === 0) return [];
  if (fits(part)) return [part];
  const [first, second] = halves(part.flatMap(piecesOf));
  return second.length === 0 ? [first] : [first, second].flatMap((half) => partsOf(merged(half), fits));
}

/** Without the blanks and breaks it begins and ends with. */
function trimmed(spans: Span[]): Span[] {
  const first = spans.findIndex((span) => !isBlank(span));
  const last = spans.findLastIndex((span) => !isBlank(span));
  return spans.slice(first, last + 1).map((span, at, { length }) => {
    if (span.kind !== 'words') return span;
    const words = at === 0 ? span.words.trimStart() : span.words;
    return { ...span, words: at === length - 1 ? words.trimEnd() : words };
  });
}

/** Words apart from the blanks between them; everything else in one piece. */
function piecesOf(span: Span): Span[] {
  if (span.kind !== 'words') return [span];
  return (span.words.match(/\s+|\S+/g) ?? []).map((words) => ({ ...span, words }));
}

/** About half of it each; the second is empty if it can't be cut. */
function halves(pieces: Span[]): [Span[], Span[]] {
  const [only, ...others] = pieces;
  if (only && others.length === 0) return halvesOf(only);
  const middle = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) / 2;
  let length = 0;
  const ahead = pieces.findIndex((piece) => {
    length += lengthOf(piece);
    return length > middle;
  });
  const lastOf = (is: (piece: Span) => boolean) => pieces.slice(0, ahead + 1).findLastIndex(is);
  const at = [lastOf(({ kind }) => kind === 'break'), lastOf(isBlank), ahead].find((one) => one > 0) ?? 1;
  return [pieces.slice(0, at), pieces.slice(at)];
}

/** One piece that is too long for itself: whatever it is, only its words can be cut. */
function halvesOf({ bold, italic, ...span }: Span): [Span[], Span[]] {
  const style = { ...(bold && { bold }), ...(italic && { italic }) };
  const [...signs] = wordsOf(span);
  const at = Math.floor(signs.length / 2);
  return [
    [{ kind: 'words', words: signs.slice(0, at || 1).join(''), ...style }],
    at === 0 ? [] : [{ kind: 'words', words: signs.slice(at).join(''), ...style }],
  ];
}

/** How many UTF-16 units its words have. */
export function lengthOf(span: Span): number {
  return wordsOf(span).length;
}
