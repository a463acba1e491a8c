import { expect, test } from '@jest/globals';
import { languageOf, preferredLanguage } from '../../../src/base/language.ts';

test.each([
  ['de', 'de'],
  ['de-CH', 'de'],
  ['es_MX', 'es'],
  [' EN-us ', 'en'],
  ['fr', undefined],
  ['deu', undefined],
  ['esperanto', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s is %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test.each([
  ['de-CH,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR, es;q=0.5, en;q=0.7', 'en'],
  ['fr, *;q=0.1', undefined],
  ['de;q=0, es', 'es'],
  ['de;q=x', undefined],
  ['', undefined],
  [undefined, undefined],
])('of "%s" %s is preferred', (accepted, language) => {
  expect(preferredLanguage(accepted)).toBe(language);
});
