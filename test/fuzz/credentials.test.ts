import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bigcommerce } from '../../adapters/bigcommerce/shop.ts';
import { packageRoot } from '../../src/base/paths.ts';
import { MAX_TEXT_BYTES, normalizeText, readDocument } from '../../src/credentials/document.ts';
import { CANARY, oddText, spoiledText, tried } from '../support/fuzz.ts';

const FOLDER = join(packageRoot, 'test/fixtures/credentials');
const FILES = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'));
const text = fc.oneof(spoiledText(FILES), oddText);

/** Text in any encoding, something else, or the beginning of something else. */
const bytes = fc.oneof(
  text.map((words) => Buffer.from(words)),
  text.map((words) => Buffer.from(`\ufeff${words}`, 'utf16le')),
  text.map((words) => Buffer.from(words, 'latin1')),
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(
      fc.constantFrom(
        '\x89PNG',
        '%PDF-',
        '{\\rtf',
        'PK\x03\x04',
        '\x1f\x8b',
        '<!--',
        '<?xml ',
        '\xff\xfe',
        '\xfe\xff',
      ),
      fc.uint8Array({ maxLength: 100 }),
    )
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest])),
);

test('a file of any bytes is text, or is named for what it is', () => {
  tried(bytes, (file) => {
    const document = readDocument(file);
    if (document.ok) expect(Buffer.byteLength(document.text)).toBeLessThanOrEqual(MAX_TEXT_BYTES);
  });
});

test('a text of any kind holds credentials, or a problem that quotes nothing', () => {
  const { looksLikeCredentials, parse, secretValues, describe, handOver } = bigcommerce;
  tried(text, (words) => {
    looksLikeCredentials(words);
    expect(normalizeText(normalizeText(words))).toBe(normalizeText(words));
    const secret = words.replaceAll(/[a-z0-9]{31}/g, `$&${CANARY}`);
    const parsed = parse(secret);
    if (!parsed.ok) return expect(JSON.stringify(parsed.problem)).not.toContain(CANARY);
    expect(secretValues(parsed.secrets).every((value) => value.length > 0)).toBe(true);
    describe(parsed.secrets);
    handOver(parsed.secrets);
  });
});

test('a form filled in with anything is credentials, or errors that quote nothing', () => {
  const fields = bigcommerce.fields.map(({ id }) => id);
  const value = fc.oneof(text, fc.constantFrom(...FILES), fc.constant(CANARY));
  tried(fc.dictionary(fc.constantFrom(...fields, '__proto__', 'other'), value), (values) => {
    const parsed = bigcommerce.parseForm(values);
    if (!parsed.ok) expect(JSON.stringify(parsed.errors)).not.toContain(CANARY);
  });
});
