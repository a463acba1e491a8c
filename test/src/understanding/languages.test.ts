import { expect, test } from '@jest/globals';
import { languageNamed } from '../../../src/understanding/languages.ts';

test.each([
  ['Auf Deutsch bitte!', 'de'],
  ['can we do this in Spanish?', 'es'],
  ['¿habla español?', 'es'],
  ['lieber auf Englisch', 'en'],
  ['mein Englisch ist schlecht', 'de'],
  ['ich kann kein Englisch', 'de'],
  ['no hablo inglés', 'es'],
  ['no entiendo inglés, lo siento', 'es'],
  ['Ich spreche Deutsch, aber nicht Spanisch', undefined],
  ["I don't speak English", undefined],
  ['do you speak French?', undefined],
  ['Ingleside Road is our address', undefined],
])('%s', (text, language) => {
  expect(languageNamed(text)).toBe(language);
});
