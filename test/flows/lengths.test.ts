import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../src/base/language.ts';
import { withoutMarkup } from '../../src/chat/spans.ts';
import { fill, guideIn } from '../../src/flow/guide.ts';
import { CATALOGUES, type Key } from '../../src/words/words.ts';
import { bigcommerceGuide } from '../support/guide.ts';

/** What people read at once, in characters; lists, pictures and texts to copy come on top. */
const MOST = 400;

/** What a message may speak of, at the length it usually has. */
const FACTS: Record<string, string> = {
  company: 'Modern Retail',
  customer: 'Acme Outdoor',
  helper: 'your project manager',
  shop: 'BigCommerce',
  link: 'https://usher.modern-retail.example/i/ABCD2345',
  code: 'ABCD2345',
  heading: 'Are you allowed to create API accounts?',
  title: 'BigCommerce API credentials',
  name: 'Acme Outdoor',
  who: 'Jane Miller',
  commands: 'done, back, status, restart',
};

const lengthOf = (text: string) => withoutMarkup(text.replace(/^(- |\d+\. ).*$/gm, '')).trim().length;

function tooLong(texts: Record<string, string | undefined>): string[] {
  return Object.entries(texts).flatMap(([name, text = '']) =>
    lengthOf(text) > MOST ? [`${name}: ${lengthOf(text)}`] : [],
  );
}

describe.each(LANGUAGES)('in %s nothing is longer than people read at once', (language) => {
  test('in what the engine says', () => {
    const keys = (Object.keys(CATALOGUES[language]) as Key[]).filter((key) =>
      /^(merchant|note|problem)\./.test(key),
    );
    const filled = (message: string) =>
      message.replace(/\{(\w+)\}/g, (_, fact: string) => FACTS[fact] ?? fact);
    expect(tooLong(Object.fromEntries(keys.map((key) => [key, filled(CATALOGUES[language][key])])))).toEqual(
      [],
    );
  });

  test.each(['bigcommerce', 'bigcommerce-short'])('in the guide %s', (name) => {
    const guide = guideIn(bigcommerceGuide(name), language);
    const texts = guide.flow.steps.flatMap(({ id, text, stuck, different, checklist = [] }) => [
      ...Object.entries({ text, stuck, different }).map(([key, words = '']) => [
        `${id} ${key}`,
        fill(guide, words),
      ]),
      ...checklist.map(({ text: item, action }) => [`${id} ${item}`, fill(guide, action)]),
    ]);
    const answers = Object.entries(guide.flow.answers).flatMap(([said, answer]) =>
      'text' in answer ? [[said, fill(guide, answer.text)]] : [],
    );
    expect(tooLong(Object.fromEntries([...texts, ...answers]))).toEqual([]);
  });
});
