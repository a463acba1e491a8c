import { expect, test } from '@jest/globals';
import { newCode, readCode } from '../../../src/invite/code.ts';

test('a code has 8 letters and digits, both kinds, and no look-alikes', () => {
  const codes = Array.from({ length: 2_000 }, newCode);
  for (const code of codes) {
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    expect(code).toMatch(/[A-Z]/);
    expect(code).toMatch(/\d/);
  }
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join('')).size).toBe(31);
});

test.each([
  'ABCD2345',
  'abcd2345',
  'abcd-2345',
  ' ABCD 2345 ',
  'a b c d 2 3 4 5',
  'ABCD–2345.',
  'My code is abcd-2345',
  'the invite code: ABCD2345!',
  'code ABCD2345',
  '`ABCD2345`',
])('"%s" is a code', (text) => {
  expect(readCode(text)).toBe('ABCD2345');
});

test.each([
  '',
  'transfer',
  '23456789',
  'ABCD234',
  'ABCD23456',
  'hello ABCD2345',
  'code',
  `${' '.repeat(100)}ABCD2345`,
])('"%s" is none', (text) => {
  expect(readCode(text)).toBeUndefined();
});

test('one that was mistyped with a look-alike is meant as a code', () => {
  expect(readCode('abcd-2310')).toBe('ABCD2310');
});
