import { FIRST_LANGUAGE, LANGUAGES, type Language, languageOf } from '../base/language.ts';
import type { Shop } from '../shop/shop.ts';
import { speaking } from '../words/words.ts';
import { type Flow, fillTemplate } from './flow.ts';

/** A flow together with its shop, and with who asks: all that a decision needs to know. */
export interface Guide {
  flow: Flow;
  /** Who asks, e.g. `Modern Retail`. */
  company: string;
  /** Undefined: the flow collects no credentials. */
  shop: Shop | undefined;
}

/** The languages a guide can be gone through in: those that it and its shop both have words for. */
export function languagesOf({ flow, shop }: Pick<Guide, 'flow' | 'shop'>): Language[] {
  return LANGUAGES.filter(
    (language) =>
      language === FIRST_LANGUAGE ||
      (flow.translations?.[language] && (!shop || shop.translations?.[language])),
  );
}

/** The language a guide is gone through in by whoever wants that one. */
export function languageFor(guide: Pick<Guide, 'flow' | 'shop'>, wanted: string | undefined): Language {
  const language = languageOf(wanted);
  return language && languagesOf(guide).includes(language) ? language : FIRST_LANGUAGE;
}

/** The guide in one of its languages. */
export function guideIn<Some extends Pick<Guide, 'flow' | 'shop'>>(guide: Some, language: Language): Some {
  if (language === FIRST_LANGUAGE) return guide;
  const { flow, shop } = guide;
  const { translations } = flow;
  const words = shop?.translations?.[language];
  return {
    ...guide,
    flow: { ...flow, ...translations?.[language], translations },
    shop: shop && words ? { ...shop, words } : shop,
  };
}

/** What a merchant reads, in their language as far as their guide speaks it. */
export function inTheirLanguage<Some extends Guide | undefined, Made>(
  guide: Some,
  { language: wanted }: { language?: string | undefined },
  make: (guide: Some) => Made,
): Made {
  const language = guide ? languageFor(guide, wanted) : (languageOf(wanted) ?? FIRST_LANGUAGE);
  return speaking(language, () => make((guide && guideIn(guide, language)) as Some));
}

/** Fills the words in braces of a flow's text. */
export function fill(guide: Guide, text: string): string {
  return fillTemplate(text, { company: guide.company, account_name: `${guide.company} Integration` });
}
