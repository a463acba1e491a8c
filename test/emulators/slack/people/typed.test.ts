import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { typed } from '../../../../emulators/slack/people/typed.ts';
import { unescaped } from '../../../../emulators/slack/plain-text.ts';

test.each([
  ['a & b', 'a &amp; b'],
  ['<b>', '&lt;b&gt;'],
  ['PATH: https://api.example/v3/?a=1&b=2 end', 'PATH: <https://api.example/v3/?a=1&amp;b=2> end'],
  ['ask me@shop.example', 'ask <mailto:me@shop.example|me@shop.example>'],
  ['hi <@U123> in <#C1|general>', 'hi <@U123> in <#C1|general>'],
])('%s is sent as %s', (text, sent) => {
  expect(typed(text)).toBe(sent);
});

test('whatever is typed reads the same', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '&',
    '<',
    '>',
    '|',
    ';',
    'amp',
    'lt',
    'https://x.example/y',
    'me@x.example',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      expect(unescaped(typed(pieces.join('')))).toBe(pieces.join(''));
    }),
  );
});
