import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { callerOf, readApiTokens } from '../../../../src/server/v1/tokens.ts';

const hash = (token: string) => createHash('sha256').update(token).digest('hex');
const from = (authorization?: string) => ({ headers: { authorization } }) as IncomingMessage;

test('a caller is known by the hash of their token', () => {
  const tokens = readApiTokens(`crm:${hash('sesame')}, billing:${hash('poppy').toUpperCase()}`) ?? [];
  expect(callerOf(from('Bearer sesame'), tokens)).toBe('crm');
  expect(callerOf(from('bearer  poppy'), tokens)).toBe('billing');
  for (const wrong of [
    'Bearer',
    'Bearer other',
    'Basic sesame',
    'sesame',
    `Bearer ${hash('sesame')}`,
    undefined,
  ])
    expect(callerOf(from(wrong), tokens)).toBeUndefined();
  expect(callerOf(from('Bearer sesame'), [])).toBeUndefined();
});

test.each([
  'crm',
  'crm:',
  `crm:${hash('a').slice(1)}`,
  `:${hash('a')}`,
  `a b:${hash('a')}`,
  `a:${hash('a')},a:${hash('b')}`,
])('"%s" names nobody', (value) => {
  expect(readApiTokens(value)).toBeUndefined();
});
