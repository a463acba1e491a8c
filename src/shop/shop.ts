import type { FormField } from '../chat/message.ts';
import type { Check, Level, Report } from './report.ts';
import type { Settings, ShopVariables } from './settings.ts';

/**
 * What is wrong with something a merchant sent. `code` is for logs, metrics and tests; `message` is
 * what the merchant reads: what it is, and what to send instead. Neither ever holds what was sent.
 */
export interface CredentialsProblem {
  code: string;
  message: string;
  /** The beginning of the message: what it is, without what to send instead. */
  what?: string;
}

/** Secrets, as plain JSON: they exist in memory only, or sealed. */
export type Secrets = Record<string, string>;

export type ParseResult =
  | { ok: true; secrets: Secrets /** Remarks for the merchant, in plain words. */; notes: string[] }
  | { ok: false; problem: CredentialsProblem };

export type FormResult =
  | { ok: true; secrets: Secrets; notes: string[] }
  | { ok: false /** By field id. */; errors: Record<string, string> };

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
  /** What to send instead of a file that is not it, as a sentence; ends the messages of `readDocument`. */
  wanted: string;
  /** The fields of the manual form, in order. */
  fields: FormField[];
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
  /** The checks by id and label, in order, before any has run. */
  checks: readonly { id: string; label: string; required: Level }[];
  /**
   * Verifies live, changing nothing in the shop. Never rejects for what the shop does: transient
   * trouble is in the report. `onCheck` is told each finished check, once; what it rejects with, this does.
   */
  verify(secrets: Secrets, settings: Settings, onCheck?: (check: Check) => Promise<void>): Promise<Report>;
}

/** The shops there are, by the names that flows give them. */
export type Shops = Readonly<Record<string, Shop>>;
