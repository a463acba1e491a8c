import { IntlMessageFormat } from 'intl-messageformat';
import { withoutMarkup } from '../chat/spans.ts';
import { plain, type Text } from '../chat/text.ts';
import { en } from './en.ts';

export type Key = keyof typeof en;

/** All that is said, in one language: ICU messages in our markup, by key. */
export type Catalogue = Readonly<Record<Key, string>>;

/** The languages there are. Another one is one more file like `en.ts`. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = { en };

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

const LANGUAGE = 'en';
const formats = new Map<Key, IntlMessageFormat>();

function formatOf(key: Key): IntlMessageFormat {
  const known = formats.get(key);
  if (known) return known;
  const format = new IntlMessageFormat(en[key], LANGUAGE, undefined, { ignoreTag: true });
  formats.set(key, format);
  return format;
}

/**
 * The message of a key, with the facts it speaks of put in.
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

function kindOf(name: string): (typeof FACTS)[Fact] | undefined {
  return Object.hasOwn(FACTS, name) ? FACTS[name as Fact] : undefined;
}
