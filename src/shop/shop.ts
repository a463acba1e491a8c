import type { Language } from '../base/language.ts';
import type { CredentialsProblem } from './problem.ts';
import type { Check, Level, Report } from './report.ts';
import type { Settings, ShopVariables } from './settings.ts';
import type { ShopWords } from './words.ts';

/** Secrets, as plain JSON: they exist in memory only, or sealed. */
export type Secrets = Record<string, string>;

export type ParseResult =
  | { ok: true; secrets: Secrets /** What is odd about them, by code. */; notes: string[] }
  | { ok: false; problem: CredentialsProblem };

export type FormResult =
  | { ok: true; secrets: Secrets; notes: string[] }
  /** What is wrong with each field, by code. */
  | { ok: false; errors: Record<string, string> };

/** One field of the form; what it is called stands in the shop's words. */
export interface ShopField {
  id: string;
  secret?: boolean;
  optional?: boolean;
}

/**
 * The port to a shop platform: how its credentials are read, and how they are checked live. All of it is
 * pure but `verify`, which talks to the shop and to nobody else.
 */
export interface Shop {
  /** As people know it, e.g. `BigCommerce`. */
  name: string;
  /** The variables of the environment it goes by. */
  variables: ShopVariables;
  /** What a permission can be set to in the shop's panel. */
  levels: readonly Level[];
  /** Everything that is said about it. */
  words: ShopWords;
  /** The same in other languages. */
  translations?: Readonly<Partial<Record<Language, ShopWords>>>;
  /** The fields of the manual form, in order. */
  fields: readonly ShopField[];
  /** Reads the text of a file, or text pasted into the chat. Never throws. */
  parse(text: string): ParseResult;
  /** Reads the form. Never throws. */
  parseForm(values: Record<string, string>): FormResult;
  /** Whether a chat message holds credentials, or a piece of them, rather than words. */
  looksLikeCredentials(text: string): boolean;
  /** The secret values themselves, for redaction and fingerprints: the one that matters most first. */
  secretValues(secrets: Secrets): string[];
  /** What may be shown of them: the store's public id. */
  describe(secrets: Secrets): { shop: string };
  /** The credentials as the integration gets them, by the names that the shop itself gives them. */
  handOver(secrets: Secrets): Record<string, string>;
  /** What is checked, in order, and the level it should have. */
  checks: readonly { id: string; required: Level }[];
  /**
   * Verifies live, changing nothing in the shop. Never rejects for what the shop does: transient
   * trouble is in the report. `onCheck` is told each finished check, once; what it rejects with, this does.
   */
  verify(secrets: Secrets, settings: Settings, onCheck?: (check: Check) => Promise<void>): Promise<Report>;
}

/** The shops there are, by the names that flows give them. */
export type Shops = Readonly<Record<string, Shop>>;
