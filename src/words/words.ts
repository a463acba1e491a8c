import { IntlMessageFormat } from 'intl-messageformat';
import { FIRST_LANGUAGE, type Language } from '../base/language.ts';
import { withoutMarkup } from '../chat/spans.ts';
import { plain, type Text } from '../chat/text.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export type Key = keyof typeof en;

/** All that is said, in one language: ICU messages in our markup, by key. */
export type Catalogue = Readonly<Record<Key, string>>;

/** All of them: a message for merchants that is missing in one does not compile. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en,
  de: { ...en, ...de },
  es: { ...en, ...es },
};

/**
 * What a message may speak of, by the name it has in braces. Only `text` may hold markup, which we made
 * ourselves; `words` come from people, shops or guides, and are shown as they stand.
 */
export const FACTS = {
  company: 'words',
  /** What a merchant's company is called. */
  customer: 'words',
  /** A day, e.g. `2027-01-31`. */
  date: 'words',
  link: 'words',
  code: 'words',
  /** The shop platform, as people know it. */
  shop: 'words',
  /** The name and address of the merchant's store: see `storeName`. */
  store: 'text',
  domain: 'words',
  /** A store's public id. */
  id: 'words',
  /** A mention of the merchant. */
  who: 'text',
  /** Where credentials are pushed to. */
  place: 'text',
  /** Somebody of a PM's channel. */
  actor: 'text',
  name: 'words',
  user: 'words',
  /** An onboarding's id, which we made ourselves. */
  onboarding: 'text',
  platform: 'words',
  /** Who helps the merchant in person. */
  helper: 'text',
  title: 'words',
  heading: 'text',
  status: 'text',
  detail: 'text',
  next: 'text',
  /** A moment, in the reader's time. */
  when: 'text',
  label: 'words',
  /** Words to type, as a list. */
  commands: 'text',
  /** Labels of permissions, as a list. */
  permissions: 'words',
  found: 'words',
  /** Why something is not proved, what is wrong with a file, and which one is wanted: sentences of ours or a shop's. */
  reason: 'text',
  problem: 'text',
  file: 'text',
  required: 'words',
  /** The fingerprint of a token. */
  token: 'words',
  /** Durations, as people say them. */
  median: 'text',
  most: 'text',
  count: 'number',
  number: 'number',
  of: 'number',
  sent: 'number',
  looked: 'number',
} as const;

type Fact = keyof typeof FACTS;

/** The names in braces: `{name}`, `{name, plural, …}`. */
type NamesIn<M extends string> = M extends `${string}{${infer Rest}`
  ? FirstName<Rest> | NamesIn<Rest>
  : never;
type FirstName<M extends string> = M extends `${infer Inner}}${string}`
  ? Inner extends `${infer Name},${string}`
    ? Name
    : Inner
  : never;

/** What the message of a key needs to know. */
type FactsOf<K extends Key> = {
  [F in Extract<NamesIn<(typeof en)[K]>, Fact>]: (typeof FACTS)[F] extends 'number' ? number : string;
};
type Given<K extends Key> = keyof FactsOf<K> extends never ? [] : [facts: FactsOf<K>];

let spoken = FIRST_LANGUAGE;

/** The language that is spoken at the moment. */
export function spokenLanguage(): Language {
  return spoken;
}

/** Has everything that `make` says said in that language. What it makes must be made at once: it is no promise. */
export function speaking<Made>(language: Language, make: () => Made): Made {
  const before = spoken;
  spoken = language;
  try {
    return make();
  } finally {
    spoken = before;
  }
}

/** The same in the language of project managers, whatever is spoken with their merchant. */
export function forPm<Made>(make: () => Made): Made {
  return speaking(FIRST_LANGUAGE, make);
}

const formats = new Map<string, IntlMessageFormat>();

function formatOf(key: Key): IntlMessageFormat {
  const name = `${spoken} ${key}`;
  const known = formats.get(name);
  if (known) return known;
  const format = new IntlMessageFormat(CATALOGUES[spoken][key], spoken, undefined, { ignoreTag: true });
  formats.set(name, format);
  return format;
}

/**
 * The message of a key in the language that is spoken, with the facts it speaks of put in.
 * @throws when it speaks of a fact that is missing
 */
export function say<K extends Key>(key: K, ...[facts]: Given<K>): Text {
  const shown = Object.entries<string | number>(facts ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' && kindOf(name) === 'words' ? plain(value) : value,
  ]);
  return String(formatOf(key).format(Object.fromEntries(shown)));
}

/** The same where no markup is read: headings, buttons, notifications. */
export function sayPlainly<K extends Key>(key: K, ...given: Given<K>): string {
  return withoutMarkup(say(key, ...given));
}

/** The message of a key in each language: what people type for what they read. Only for those that speak of no facts. */
export function inEveryLanguage(key: Key): string[] {
  return Object.values(CATALOGUES).map((catalogue) => withoutMarkup(catalogue[key]));
}

function kindOf(name: string): (typeof FACTS)[Fact] | undefined {
  return Object.hasOwn(FACTS, name) ? FACTS[name as Fact] : undefined;
}
