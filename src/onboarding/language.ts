import type { Language } from '../base/language.ts';
import { guideIn, languagesOf } from '../flow/guide.ts';
import { languageNamed } from '../understanding/languages.ts';
import { languageNow, whichLanguage } from '../views/merchant/language.ts';
import { speaking } from '../words/words.ts';
import { remind, reply, type Turn } from './turn.ts';

/** They speak of languages: the one they name is spoken from now on, or they choose one. */
export function ofLanguages(turn: Turn, text: string): void {
  const named = languageNamed(text);
  if (named && languagesOf(turn.pmGuide).includes(named)) return speakFromNowOn(turn, named);
  reply(turn, whichLanguage(turn.pmGuide, turn.state));
}

/** They are written to in that language from now on, if the guide has it. */
export function speakFromNowOn(turn: Turn, language: Language): void {
  const { pmGuide, state } = turn;
  if (!languagesOf(pmGuide).includes(language)) return reply(turn, whichLanguage(pmGuide, state));
  state.language = language;
  turn.effects.push({ kind: 'card' });
  speaking(language, () => remind({ ...turn, guide: guideIn(pmGuide, language) }, languageNow()));
}
