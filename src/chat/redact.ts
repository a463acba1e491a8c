/** What takes the place of something that looks like a secret. */
const MASK = '[hidden]';

// The first part has an end, or a text full of beginnings would be read again from each.
const JSON_WEB_TOKEN = /\beyJ[\w-]{5,1000}(?:\.[\w-]*){1,4}/g;
const SLACK_TOKEN = /\bx(?:ox[a-z]|app)-[\w-]{6,}/gi;
const LONG_RUN = /[\w+-]{24,}={0,2}/g;

/** Pieces of something that was cut by a blank, or by the end of a line. */
// It begins where nothing stands before it, or a long run would be read again from each of its signs.
const CUT = /(?<![\w+=-])[\w+-]{8,}={0,2}(?:\s{1,2}[\w+-]{8,}={0,2})+/g;
/** So long are two pieces together that are one secret. */
const LONG = 24;

/**
 * Masks whatever looks like a token or a secret in free text, for text that is relayed or logged: signed
 * tokens (JWT), Slack's tokens, long hexadecimal strings, and long mixtures of letters and digits; also where
 * they are cut in two, or written with signs that are not to be seen, or in full width.
 * Leaves words, order numbers, dashed ids (GUIDs) and ordinary addresses alone. Applying it twice
 * changes nothing.
 */
export function redact(text: string): string {
  const { plain, from } = inPlainSigns(text);
  const found: [start: number, end: number][] = [];
  const add = (start: number, length: number) => found.push([start, start + length]);
  for (const pattern of [JSON_WEB_TOKEN, SLACK_TOKEN])
    for (const match of plain.matchAll(pattern)) add(match.index, match[0].length);
  for (const match of plain.matchAll(LONG_RUN)) if (isTokenLike(match[0])) add(match.index, match[0].length);
  for (const match of plain.matchAll(CUT))
    for (const [start, length] of cutOnes(match[0])) add(match.index + start, length);
  return masked(
    text,
    found.map(([start, end]) => [from(start), from(end)] as const),
  );
}

/** The pieces of a text that belong together and are a secret, by where they begin. */
function cutOnes(text: string): [start: number, length: number][] {
  const ones: [number, number][] = [];
  let row: { start: number; piece: string }[] = [];
  const settle = () => {
    const [first, last] = [row[0], row.at(-1)];
    const size = row.reduce((sum, { piece }) => sum + piece.length, 0);
    if (first && last && row.length > 1 && size >= LONG)
      ones.push([first.start, last.start + last.piece.length - first.start]);
    row = [];
  };
  for (const match of text.matchAll(/\S+/g)) {
    if (isScrambled(match[0])) row.push({ start: match.index, piece: match[0] });
    else settle();
  }
  settle();
  return ones;
}

/** Letters and digits that change too often for a word with a number. */
function isScrambled(piece: string): boolean {
  return !GUID.test(piece) && (piece.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0) >= 3;
}

const UNSEEN = /[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/u;

/** A text as it reads, with where each sign of it stands in the one that was written. */
function inPlainSigns(text: string): { plain: string; from(at: number): number } {
  if (/^\p{ASCII}*$/u.test(text)) return { plain: text, from: (at) => at };
  const places: number[] = [];
  let plain = '';
  let at = 0;
  for (const sign of text) {
    // A letter with what stands above it is a letter of a word.
    const shown = UNSEEN.test(sign)
      ? ''
      : /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/u.test(sign)
        ? sign.normalize('NFKC')
        : sign;
    for (let n = 0; n < shown.length; n++) places.push(at);
    plain += shown;
    at += sign.length;
  }
  return { plain, from: (index) => places[index] ?? text.length };
}

/** A text with its ranges masked; those that overlap count as one. */
function masked(text: string, ranges: (readonly [start: number, end: number])[]): string {
  let out = '';
  let done = 0;
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    if (start >= done) out += text.slice(done, start) + MASK;
    done = Math.max(done, end);
  }
  return out + text.slice(done);
}

function isTokenLike(run: string): boolean {
  // A dashed title ("how-to-set-up-a-shop-in-2024") falls into short pieces, a token does not.
  if (run.split(/[-_+]/).some((piece) => piece.length >= 20 && isMixed(piece))) return true;
  // Base64: capitals within, and random dashes. Titles and GUIDs keep to one case.
  return (
    run.length >= 32 && isMixed(run) && /[a-z][A-Z]|[A-Z]{2}[a-z]|\d[a-zA-Z]\d/.test(run) && !GUID.test(run)
  );
}

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function isMixed(text: string): boolean {
  return /\d/.test(text) && /[a-z]/i.test(text);
}
