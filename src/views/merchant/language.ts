import { LANGUAGES, type Language, OWN_NAME } from '../../base/language.ts';
import type { Choice, Message } from '../../chat/message.ts';
import { plain, type Text } from '../../chat/text.ts';
import { type Guide, languagesOf } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, spokenLanguage } from '../../words/words.ts';
import { CHOICES } from './choices.ts';
import { ANYWHERE, question } from './message.ts';

const LANGUAGE = 'language-';

/** The language that a button is for; undefined: it is no such button. */
export function languageChosen(choice: string): Language | undefined {
  return LANGUAGES.find((language) => choice === LANGUAGE + language);
}

/** A button for each language of the guide but the one that is spoken, as it calls itself. */
export function otherLanguages(guide: Pick<Guide, 'flow' | 'shop'>): Choice[] {
  return languagesOf(guide)
    .filter((language) => language !== spokenLanguage())
    .map((language) => ({ id: LANGUAGE + language, label: OWN_NAME[language] }));
}

/** In which language shall we go on? */
export function whichLanguage(guide: Guide, onboarding: Onboarding): Message {
  const names = languagesOf(guide).map((language) => OWN_NAME[language]);
  const words = say('merchant.language.which', { detail: plain(names.join(', ')) });
  return question(onboarding, ANYWHERE, words, [...otherLanguages(guide), CHOICES.carryOn()]);
}

/** The lead of where they are, in the language that is spoken from now on. */
export function languageNow(): Text {
  return say('merchant.language.now');
}
