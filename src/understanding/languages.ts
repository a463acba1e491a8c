import { LANGUAGES, type Language } from '../base/language.ts';
import type { Meaning } from './answers.ts';
import { normalize } from './normalize.ts';

/** Each language by its name in all of them. */
const NAMES: Record<Language, string[]> = {
  en: ['english', 'englisch', 'ingles'],
  de: ['german', 'deutsch', 'aleman'],
  es: ['spanish', 'spanisch', 'espanol', 'castellano'],
};

const LEADS = ['', 'in ', 'auf ', 'en ', 'speak ', 'switch to '];

/** What asks for each language, in so many words. */
export const LANGUAGE_WORDS: Meaning[] = LANGUAGES.map((language) => ({
  choice: `language-${language}`,
  words: NAMES[language].flatMap((name) => LEADS.map((lead) => lead + name)),
}));

/** Words that are of one language alone. */
const OWN: readonly [Language, RegExp][] = [
  ['de', /\b(ich|mein|kein|nicht|kann|bitte|wir)\b/],
  ['es', /\b(hablo|entiendo|mi|se|leo|puedo|puede|por favor)\b/],
];

const NOT = /\b(no|not|bad|poor|isnt|dont|cant|cannot|kein|nicht|schlecht|mal|malo)\b|n t\b/;

/** The language that somebody asks for; who says that they don't speak one asks for that which they say it in. */
export function languageNamed(text: string): Language | undefined {
  const said = ` ${normalize(text.slice(0, 500))} `;
  const named = LANGUAGES.filter((language) => NAMES[language].some((name) => said.includes(` ${name} `)));
  const own = OWN.filter(([, words]) => words.test(said)).map(([language]) => language);
  const found = NOT.test(said) || named.length !== 1 ? own.filter((one) => !named.includes(one)) : named;
  return found.length === 1 ? found[0] : undefined;
}
