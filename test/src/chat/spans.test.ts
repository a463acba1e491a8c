import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toMrkdwn } from '../../../adapters/slack/mrkdwn.ts';
import { type Mention, toCardText } from '../../../adapters/teams/markdown.ts';
import { parseText, type Span, withoutMarkup, wordsOf } from '../../../src/chat/spans.ts';
import { oneLine, plain } from '../../../src/chat/text.ts';
import { lengthOf, partsOf } from '../../../src/chat/write.ts';
import { growth } from '../../support/cost.ts';
import { words } from '../../support/words.ts';

const said = (words: string): Span => ({ kind: 'words', words });
const bold = (words: string): Span => ({ kind: 'words', words, bold: true });
const italic = (words: string): Span => ({ kind: 'words', words, italic: true });

describe('a text is read', () => {
  test.each<[string, Span[]]>([
    ['', []],
    ['a **b** c', [said('a '), bold('b'), said(' c')]],
    ['_a_ **b _c_**', [italic('a'), said(' '), bold('b '), { ...italic('c'), bold: true }]],
    ['`a_b` **`c`**', [{ kind: 'code', words: 'a_b' }, said(' '), { kind: 'code', words: 'c', bold: true }]],
    [
      String.raw`[a\]b](https://x.example/_y_)`,
      [{ kind: 'link', url: 'https://x.example/_y_', words: 'a]b' }],
    ],
    ['**https://x.example/a**.', [{ kind: 'link', url: 'https://x.example/a', bold: true }, said('.')]],
    [
      String.raw`@{teams:29:a|A\*da} @{time:7}`,
      [
        { kind: 'mention', platform: 'teams', id: '29:a', name: 'A*da' },
        said(' '),
        { kind: 'moment', ms: 7 },
      ],
    ],
    [
      '- a\n2. b\n\nc - d',
      [
        { kind: 'item' },
        said('a'),
        { kind: 'break' },
        { kind: 'item', number: '2' },
        said('b'),
        { kind: 'break' },
        { kind: 'break' },
        said('c - d'),
      ],
    ],
  ])('%j', (text, spans) => {
    expect(parseText(text)).toEqual(spans);
  });

  test.each([
    'snake_case_name',
    '2 ** 3 ** 4',
    '****',
    '__',
    '**a',
    '**a\nb**',
    '_a b',
    '`a',
    '``',
    '[x](javascript:alert)',
    '[x] (https',
    '@{slack:U1}',
    '@{irc:U1|Ada}',
    ' - a',
    'https://',
    String.raw`C:\dir`,
  ])('means nothing: %j', (text) => {
    expect(parseText(text).flatMap((span) => (span.kind === 'break' ? [said('\n')] : [span]))).toEqual(
      text.includes('\n') ? [said('**a'), said('\n'), said('b**')] : [said(text)],
    );
  });

  test('styles that cross each other do not', () => {
    expect(parseText('**a _b** c_')).toEqual([bold('a _b'), said(' c_')]);
  });
});

/** Texts with much markup in them, whole and broken. */
const markup = fc.string({
  maxLength: 60,
  unit: fc.constantFrom(
    ...['**', '_', '`', '\\', '[', ']', '](https://x.example)', '\n', '- ', '1. ', ' ', 'a', '7', '<', '>'],
    ...['@{slack:U1|Ada}', '@{teams:29:b|Ben}', '@{slack:', '|', '}', '@{time:1}', 'https://x.example', '@'],
  ),
});

/** Who is mentioned in what a platform is given. */
const inSlack = (text: string) => [...toMrkdwn(text).matchAll(/<@(\w+)>/g)].map(([, id]) => id);
function inTeams(text: string): string[] {
  const mentions: Mention[] = [];
  toCardText(text, mentions);
  return mentions.map(({ mentioned }) => mentioned.id);
}

describe('people', () => {
  const named = (text: string, platform: string) =>
    parseText(text).flatMap((span) =>
      span.kind === 'mention' && span.platform === platform ? [span.id] : [],
    );

  test('are mentioned where a text names them, and nowhere else', () => {
    fc.assert(
      fc.property(markup, (text) => {
        expect(inSlack(text)).toEqual(named(text, 'slack').filter((id) => /^[UW][A-Z0-9]+$/.test(id)));
        expect(inTeams(text)).toEqual([...new Set(named(text, 'teams'))]);
      }),
      { numRuns: 1000 },
    );
  });

  test('are the same ones whatever somebody writes in between', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const text = `**${plain(one)}** @{slack:U1|${plain(other)}} (${plain(other)}), @{teams:29:b|Ben}: ${plain(one)}`;
        expect(named(text, 'slack')).toEqual(['U1']);
        expect(named(text, 'teams')).toEqual(['29:b']);
        expect(inSlack(text)).toEqual(['U1']);
        expect(inTeams(text)).toEqual(['29:b']);
      }),
    );
  });
});

test('without its markup a text says the same', () => {
  expect(withoutMarkup('- **Hello** `a_b`, _see_ [here](https://x.example)\n1. @{slack:U1|Ada}')).toBe(
    '- Hello a_b, see here 1. Ada',
  );
  expect(withoutMarkup('since @{time:1790000000000}')).toBe('since 2026-09-21 14:13 UTC');
  fc.assert(fc.property(words, (any) => expect(withoutMarkup(plain(any))).toBe(oneLine(oneLine(any)))));
});

test('parts fit, and together are the whole', () => {
  const length = (spans: Span[]) => spans.reduce((sum, span) => sum + lengthOf(span), 0);
  const seen = (spans: Span[]) => spans.map(wordsOf).join('').replace(/\s/g, '');
  fc.assert(
    fc.property(fc.oneof(markup, words), fc.integer({ min: 4, max: 30 }), (text, max) => {
      const spans = parseText(text);
      const parts = partsOf(spans, (part) => length(part) <= max);
      for (const part of parts) expect(length(part)).toBeLessThanOrEqual(max);
      expect(parts.map(seen).join('')).toBe(seen(spans));
    }),
    { numRuns: 500 },
  );
});

test('what is cut stays as it was set', () => {
  const parts = partsOf(
    parseText('**one two** three'),
    (part) => part.reduce((n, one) => n + lengthOf(one), 0) < 6,
  );
  expect(parts).toEqual([[bold('one')], [bold('two')], [said('three')]]);
});

const PIECES = [
  ...['*', '**', '_', '**a', '_a', '`', '`a', '`\n', '[', '[a', '[a](https://', '[a](https://x.example) '],
  ...['@{slack:U1|', '@{slack:', '@{slack:U1|a} ', '@{time:1', '\\', '\\*', '- ', '\n- ', '1. ', '\n', ' '],
  ...['https://', 'https://x.example ', 'https://.', 'a', '<', ':a', '&', '**a** ', '_a_ ', '😀'],
];

test.each(PIECES)('reads and writes nothing but %j as fast as any other text', (piece) => {
  const inputOf = (size: number) => `${piece.repeat(Math.ceil(size / piece.length))}x`;
  const steep = [
    ['read', (text: string) => void parseText(text)],
    ['in Slack', (text: string) => void toMrkdwn(text)],
    ['in Teams', (text: string) => void toCardText(text)],
  ].flatMap(([what, run]) => {
    const found = growth(run as (text: string) => void, inputOf, 8_000);
    return found === 'even' ? [] : [`${what} ${found}`];
  });
  expect(steep).toEqual([]);
});
