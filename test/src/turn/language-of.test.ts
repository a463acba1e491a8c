import { expect, test } from '@jest/globals';
import { createLanguageOf } from '../../../src/turn/language-of.ts';

const person = { address: { platform: 'slack', conversation: 'D1', user: 'U1' } } as const;

test.each<[string, () => Promise<{ language?: 'de' }>, 'de' | undefined]>([
  ['what the platform tells', async () => ({ language: 'de' }), 'de'],
  ['nothing, where it tells nothing', async () => ({}), undefined],
  ['nothing, where it refuses', () => Promise.reject(new Error('no')), undefined],
  ['nothing, where it takes too long', () => new Promise(() => {}), undefined],
])('a language is %s', async (_, profileOf, language) => {
  await expect(createLanguageOf(() => ({ profileOf }))(person)).resolves.toBe(language);
});

test('of a platform that is not there nothing is asked', async () => {
  await expect(createLanguageOf(() => undefined)(person)).resolves.toBeUndefined();
});
