import { expect, test } from '@jest/globals';
import { MEANINGS } from '../../../src/understanding/cues/cues.ts';
import { meaningOf } from '../../../src/understanding/meanings.ts';
import { understand } from '../../../src/understanding/understand.ts';
import { growth } from '../../support/cost.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn } from '../../support/onboarding.ts';
import { type Measure, measure, phrases } from '../../support/phrases.ts';

const guide = bigcommerceGuide();
const { onboarding } = atLogIn();
const read = (text: string) => (understand(guide, onboarding, text) ?? 'none').replace('about:', '');

const LEAST = { precision: 0.97, recall: 0.75 };

const shown = ({ meant, said, precision, recall }: Measure) =>
  `${meant.padEnd(16)}${String(said).padStart(4)}${precision.toFixed(2).padStart(7)}${recall.toFixed(2).padStart(7)}`;

test.each(['known', 'measured'] as const)('what people mean by the phrases in %s', (name) => {
  const { measures, wrong } = measure(phrases(name), read);
  const all = measures.at(-1);
  if (process.env.SHOW_PHRASES)
    process.stdout.write(
      [`\n${name}: how many, precision, recall`, ...measures.map(shown), ...wrong, ''].join('\n'),
    );
  expect(all?.precision).toBeGreaterThanOrEqual(LEAST.precision);
  expect(all?.recall).toBeGreaterThanOrEqual(LEAST.recall);
});

test('there are enough phrases, in three languages, for every meaning, and none in both lists', () => {
  const [known, measured] = [phrases('known'), phrases('measured')];
  expect(known.length + measured.length).toBeGreaterThanOrEqual(600);
  const texts = new Set(known.map(({ text }) => text.toLowerCase()));
  const short = measured.filter(({ text }) => texts.has(text.toLowerCase()) && text.includes(' '));
  expect(short.length).toBeLessThan(10);
  for (const meaning of MEANINGS)
    for (const language of ['en', 'de', 'es'])
      expect(measured).toContainEqual(expect.objectContaining({ meant: meaning, language }));
});

test.each([
  ['is this a scma?', undefined],
  ['why do you ned this', 'why'],
  ['I forgto my pasword', 'password'],
  ['is it a fruad', 'safe'],
])('a slip of the fingers is forgiven in long words: "%s"', (text, meaning) => {
  expect(meaningOf(text)).toBe(meaning);
});

test('a long story means more than one thing', () => {
  expect(meaningOf('I forgot my password')).toBe('password');
  expect(meaningOf(`${'and then we went to the old page '.repeat(8)}I forgot my password`)).toBeUndefined();
});

test.each(['why ', 'no ', 'a1 ', 'forgto ', 'who what where ', 'xxxxxxxxxxxxxxx '])(
  'many "%s" cost no more than they are',
  (piece) => {
    const repeated = (size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    expect(growth((text) => void meaningOf(text), repeated, 8_000)).toBe('even');
    expect(growth((text) => void meaningOf(text), repeated, 240)).toBe('even');
  },
);
