import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { redact } from '../../../src/chat/redact.ts';

const from = (chars: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...chars), minLength: min, maxLength: max });
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const mixed = (text: string) => /\d/.test(text) && /[a-z]/.test(text);

const secret = fc.oneof(
  from(`${LOWER}0123456789`, 30, 32).filter(mixed),
  from('0123456789abcdef', 64, 64).filter(mixed),
  fc
    .uint8Array({ minLength: 6, maxLength: 40 })
    .map((bytes) => `eyJ${Buffer.from(bytes).toString('base64url')}.eyJ9.x_-`),
  from(`${LOWER}0123456789`, 10, 40).map((rest) => `xoxb${'-'}${rest}`),
  fc
    .uint8Array({ minLength: 48, maxLength: 64 })
    .map((bytes) => Buffer.from(bytes).toString('base64url'))
    .filter((text) => !/[-_]/.test(text) && mixed(text)),
);

test('masks every secret, wherever it stands', () => {
  const around = fc.constantFrom('', ' ', ': ', '=', '"', '\n', '`', '(', '/', '.');
  fc.assert(
    fc.property(secret, around, around, (value, before, after) => {
      const masked = redact(`my token${before === '' ? ' ' : before}${value}${after} thanks`);
      expect(masked).not.toContain(value);
      expect(masked).not.toContain(value.slice(4, 20));
      expect(masked).toContain('[hidden]');
      expect(masked).toContain('thanks');
    }),
    { numRuns: 500 },
  );
});

test('leaves ordinary writing alone', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z]{1,45}$/),
    fc.stringMatching(/^#?\d{1,40}$/),
    fc.stringMatching(/^[A-Z]{2,4}-\d{3,12}$/),
    fc.uuid(),
    fc.emailAddress({ size: 'small' }).filter((address) => !/\w{20}/.test(address)),
    fc.constantFrom(
      'a'.repeat(45),
      '1'.repeat(45),
      'https://acme.example/how-to-create-an-api-account-in-2024',
      '12/05/2024',
      "don't",
      '€19.99',
    ),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(redact(words.join(' '))).toBe(words.join(' '));
    }),
    { numRuns: 500 },
  );
});

test('masking twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(secret, fc.string())), (pieces) => {
      const once = redact(pieces.join(' '));
      expect(redact(once)).toBe(once);
    }),
  );
});

test('takes no long time', () => {
  for (const piece of ['a1', 'eyJ', 'eyJaaaaa.', 'xoxb-', '-', 'a']) redact(piece.repeat(20_000));
});

test.each([
  ['cut by a blank', 'is a1b2c3d4e5f6g7h8 i9j0k1l2m3n4o5p right?'],
  ['cut by the end of a line', 'is a1b2c3d4e5f6g7h8\ni9j0k1l2m3n4o5p right?'],
  ['with signs that nobody sees', `is a1b2c3d4\u200be5f6\u034fg7h8\ufe0fi9j0k1l2m3n4o5p right?`],
  ['in full width', 'is ａ１ｂ２ｃ３ｄ４ｅ５ｆ６ｇ７ｈ８ｉ９ｊ０ｋ１ｌ２ｍ３ｎ４ｏ５ｐ right?'],
])('a token %s is masked as a whole', (_, text) => {
  expect(redact(text)).toBe('is [hidden] right?');
});

test('words with numbers side by side are no token', () => {
  const text = 'order12345678 invoice20260101 customer00001234 summer2026sale';
  expect(redact(text)).toBe(text);
});
