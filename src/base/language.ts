/** The languages that are spoken. Another one: docs/translating.md */
export const LANGUAGES = ['en', 'de', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The one that every guide is written in, and that is spoken where nothing else is known. */
export const FIRST_LANGUAGE: Language = 'en';

/** What each calls itself. */
export const OWN_NAME: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español' };

/** The language of a locale such as `de`, `de-CH` or `es_MX`; undefined when it is none of ours. */
export function languageOf(locale: string | undefined): Language | undefined {
  const tag = locale?.trim().slice(0, 2).toLowerCase();
  const isAlone = !/^[a-z]{3}/i.test(locale?.trim() ?? '');
  return isAlone ? LANGUAGES.find((language) => language === tag) : undefined;
}

/** The first of ours in a list of preferences as browsers send it: `de-CH,de;q=0.9,en;q=0.8` */
export function preferredLanguage(accepted: string | undefined): Language | undefined {
  const wishes = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish, index) => {
      const [tag, ...parameters] = wish.split(';');
      const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
      return { language: languageOf(tag), weight: quality ? Number(quality.slice(2)) : 1, index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.index - other.index);
  return wishes.find(({ language }) => language !== undefined)?.language;
}
