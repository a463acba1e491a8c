import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import { MAX_TEXT_BYTES, normalizeText, readDocument } from '../../../src/credentials/document.ts';
import { problemText } from '../../../src/views/merchant/problems.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const codeOf = (content: Uint8Array) => {
  const document = readDocument(content);
  if (document.ok) return 'ok';
  const words = { ...bigcommerce.words, wanted: 'Send the other one.' };
  expect(problemText(words, document.problem)).toMatch(/\. Send the other one\.$/);
  return document.problem.code;
};

/** A ZIP's first entry, as far as a reader of its names goes. */
function zip(name: string): Buffer {
  const content = deflateRawSync('text');
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), content]);
}

test.each<[string, Uint8Array]>([
  ['empty', Buffer.alloc(0)],
  ['empty', Buffer.from('\ufeff \r\n\u00a0\u200b\t')],
  ['picture', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['picture', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['picture', bytes('GIF89a\x01\0')],
  ['picture', bytes('RIFF\x24\0\0\0WEBPVP8 ')],
  ['picture', bytes('\0\0\0\x18ftypheic\0\0\0\0')],
  ['picture', bytes('BM\x46\0\0\0\0\0\0\0\x36')],
  ['pdf', bytes('%PDF-1.7\n%\xe2\xe3')],
  ['rtf', bytes('{\\rtf1\\ansi ACCESS TOKEN: abc}')],
  ['word_document', zip('word/document.xml')],
  ['word_document', bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}W\0o\0r\0d\0D\0o\0c\0u\0`)],
  ['office_document', zip('xl/workbook.xml')],
  ['office_document', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
  ['archive', zip('credentials.txt')],
  ['archive', bytes('Rar!\x1a\x07\x01\0')],
  ['web_page', Buffer.from('\ufeff\n<!DOCTYPE html>\n<html><body>ACCESS TOKEN: abc</body></html>')],
  ['web_page', Buffer.from('<!-- saved from url=(0014)about:internet -->\r\n<html lang="en">')],
  ['shortcut', Buffer.from('[InternetShortcut]\r\nURL=https://login.bigcommerce.com/\r\n')],
  ['too_big', Buffer.from('ACCESS TOKEN: abc\n'.repeat(1000))],
  ['too_big', Buffer.alloc(1024 * 1024, 'a')],
  ['binary', bytes('\x7fELF\x02\x01\x01\0\0\0')],
  ['binary', bytes('\x01\x02\x03')],
])('names what is no text: %s', (code, content) => {
  expect(codeOf(content)).toBe(code);
});

test('a picture is called a picture however big it is', () => {
  expect(codeOf(Buffer.concat([bytes('\x89PNG\r\n'), Buffer.alloc(500_000)]))).toBe('picture');
});

test('takes text up to the limit, in any encoding', () => {
  const text = 'a'.repeat(MAX_TEXT_BYTES);
  expect(readDocument(Buffer.from(text))).toEqual({ ok: true, text });
  expect(readDocument(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual({ ok: true, text });
  expect(codeOf(Buffer.from(`${text}b`))).toBe('too_big');
});

test('a shop says what to send', () => {
  const document = readDocument(Buffer.alloc(0));
  expect(!document.ok && problemText(bigcommerce.words, document.problem)).toContain('.txt');
});

test.each([
  ['UTF-8', Buffer.from('Café: 1')],
  ['UTF-8 with a mark', Buffer.from('\ufeffCafé: 1')],
  ['UTF-16', Buffer.from('\ufeffCafé: 1', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeffCafé: 1', 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from('Café: 1', 'utf16le')],
  ['UTF-16 without a mark, big end first', Buffer.from('Café: 1', 'utf16le').swap16()],
  ['Windows-1252', bytes('Caf\xe9: 1')],
  ['a Ctrl-Z at the end', bytes('Caf\xe9: 1\x1a')],
])('decodes %s', (_, content) => {
  expect(readDocument(content)).toEqual({ ok: true, text: 'Café: 1' });
});

test('plain text comes out the same in every encoding', () => {
  const line = fc.string({ unit: fc.constantFrom(...'abcXYZ019 :=/"-\n'), minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(
      line.filter((text) => text.trim() !== ''),
      (text) => {
        const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
        const contents = [
          Buffer.from(text),
          Buffer.from(`\ufeff${text}`),
          marked.subarray(2),
          marked,
          Buffer.from(marked).swap16(),
          Buffer.from(text.replaceAll('\n', '\r\n')),
        ];
        for (const content of contents) expect(readDocument(content)).toEqual({ ok: true, text });
      },
    ),
  );
});

test('takes out what editors put in, once and for all', () => {
  expect(normalizeText('a\r\nb\rc\u2028d\u00a0e\u200b\ufefff \u201cg\u201d \u2018h\u2019')).toBe(
    'a\nb\nc\nd ef "g" \'h\'',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
    }),
  );
});

test('never throws, whatever the bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (content) => void readDocument(content)));
});
