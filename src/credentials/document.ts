import { withoutEnd } from '../base/without-end.ts';
import type { DocumentProblem } from '../shop/problem.ts';

/** The longest text taken for credentials, in bytes of UTF-8; a real file has less than 1 KB. */
export const MAX_TEXT_BYTES = 16 * 1024;

/**
 * Turns what a merchant sent into text, or says what it is instead of a text file.
 * Decodes UTF-8, UTF-16 (with a byte order mark, or obviously so) and Windows-1252.
 */
export function readDocument(
  bytes: Uint8Array,
): { ok: true; text: string } | { ok: false; problem: { code: DocumentProblem } } {
  const refuse = (code: DocumentProblem) => ({ ok: false as const, problem: { code } });

  const kind = SIGNATURES.find(({ matches }) => matches(bytes));
  if (kind) return refuse(kind.code);
  if (bytes.byteLength > 2 * MAX_TEXT_BYTES + 2) return refuse('too_big');
  const decoded = decode(bytes);
  if (decoded === undefined) return refuse('binary');
  const text = normalizeText(decoded);
  if (text.trim() === '') return refuse('empty');
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) return refuse('too_big');
  const disguise = DISGUISES.find(({ matches }) => matches(text));
  return disguise ? refuse(disguise.code) : { ok: true, text };
}

/**
 * Takes out what editors, browsers and chat programs put into text: line endings become `\n`, special
 * spaces plain ones, curly quotes straight ones; invisible characters go. Applying it twice changes nothing.
 */
export function normalizeText(text: string): string {
  return text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, '"')
    .replace(/\uff1a/g, ':');
}

/** Pictures, documents and archives, known by their first bytes (and a ZIP by the names inside). */
const SIGNATURES: { code: DocumentProblem; matches(bytes: Uint8Array): boolean }[] = [
  {
    code: 'picture',
    matches: (bytes) =>
      startsWith(bytes, '\x89PNG') ||
      startsWith(bytes, '\xff\xd8\xff') ||
      startsWith(bytes, 'GIF8') ||
      (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) ||
      (startsWith(bytes, 'ftyp', 4) && /^(hei|hev|mif1|msf1|avif)/.test(latin1(bytes, 8, 12))) ||
      startsWith(bytes, 'II*\0') ||
      startsWith(bytes, 'MM\0*') ||
      (startsWith(bytes, 'BM') && startsWith(bytes, '\0\0\0\0', 6)),
  },
  {
    code: 'pdf',
    matches: (bytes) => latin1(bytes, 0, 1024).includes('%PDF-'),
  },
  {
    code: 'rtf',
    matches: (bytes) => startsWith(bytes, '{\\rtf'),
  },
  { code: 'word_document', matches: (bytes) => isZip(bytes) && holds(bytes, 'word/') },
  {
    code: 'office_document',
    matches: (bytes) =>
      isZip(bytes) &&
      ['xl/', 'ppt/', 'application/vnd.oasis', 'Index/Document.iwa'].some((name) => holds(bytes, name)),
  },
  { code: 'word_document', matches: (bytes) => isOldOffice(bytes) && holds(bytes, 'W\0o\0r\0d\0D\0o\0c\0') },
  { code: 'office_document', matches: isOldOffice },
  {
    code: 'archive',
    matches: (bytes) =>
      isZip(bytes) ||
      startsWith(bytes, 'PK\x05\x06') ||
      startsWith(bytes, 'Rar!') ||
      startsWith(bytes, "7z\xbc\xaf'") ||
      startsWith(bytes, '\x1f\x8b'),
  },
];

/** Text, but of the wrong kind. */
const DISGUISES: { code: DocumentProblem; matches(text: string): boolean }[] = [
  {
    code: 'web_page',
    matches: isWebPage,
  },
  {
    code: 'shortcut',
    matches: isShortcut,
  },
];

/** Whether the first thing in a text that is no comment is the beginning of a page. */
function isWebPage(text: string): boolean {
  const xml = /^\s*<\?xml[^>]*>/i.exec(text)?.[0] ?? '';
  const start = afterComments(text, xml.length);
  return /^<(!doctype\s+html|html|head|body)\b/i.test(text.slice(start, start + LONGEST_TAG));
}

/** More than the longest beginning that is looked for, with some room for blanks in it. */
const LONGEST_TAG = 64;

/** Where comments and blanks end. Reads each sign once: an expression for it would try every division of them. */
function afterComments(text: string, from: number): number {
  const blanks = /\s*/y;
  for (let at = from; ; ) {
    blanks.lastIndex = at;
    at += blanks.exec(text)?.[0].length ?? 0;
    const end = text.startsWith('<!--', at) ? text.indexOf('-->', at + 4) : -1;
    if (end < 0) return at;
    at = end + 3;
  }
}

/** A link that Windows or macOS made of an address. */
function isShortcut(text: string): boolean {
  if (/^\s*\[InternetShortcut\]/i.test(text)) return true;
  const list = text.search(/<!DOCTYPE plist/i);
  return list >= 0 && /<key>URL<\/key>/i.test(text.slice(list));
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString('latin1');
}

function startsWith(bytes: Uint8Array, signature: string, at = 0): boolean {
  return latin1(bytes, at, at + signature.length) === signature;
}

function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'latin1');
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'PK\x03\x04');
}

function isOldOffice(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
}

/** Ctrl-Z, which old editors on Windows put at the end of a file. */
const EOF = String.fromCharCode(26);

/** The text, or undefined when the bytes are no text. */
function decode(bytes: Uint8Array): string | undefined {
  const text = withoutEnd(new TextDecoder(encodingOf(bytes)).decode(bytes), EOF);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells junk from text
  return /[\x00-\x08\x0e-\x1f\x7f\ufffd]/.test(text) ? undefined : text;
}

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, '\xff\xfe')) return 'utf-16le';
  if (startsWith(bytes, '\xfe\xff')) return 'utf-16be';
  const zeros = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > bytes.byteLength / 4) return 'utf-16le';
  if (odd === 0 && even > bytes.byteLength / 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
