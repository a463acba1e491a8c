import type { FormField } from '../chat/message.ts';
import type { ShopPlatform } from './platform.ts';
import type { Check, Report } from './report.ts';

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

/**
 * What a flow that collects credentials brings along in its folder, as the exports of
 * `credentials.ts` and `checks.ts`. All of it is pure but `verify`, which only talks to the shop.
 */
export interface CredentialsKind {
  /** The shop platform's name as people know it, e.g. `BigCommerce`. */
  shopName: string;
  /** What to send instead of a file that is not it, as a sentence; ends the messages of `readDocument`. */
  wanted?: string;
  /** The fields of the manual form, in order. */
  fields: FormField[];
  /** Reads the text of a file, or text pasted into the chat. */
  parse(text: string): ParseResult;
  /** Reads the form; `errors` are by field id. */
  parseForm(
    values: Record<string, string>,
  ): { ok: true; secrets: Secrets; notes: string[] } | { ok: false; errors: Record<string, string> };
  /** Whether a chat message holds credentials, or a piece of them, rather than words. */
  looksLikeCredentials(text: string): boolean;
  /** The secret values themselves, for redaction and fingerprints: the one that matters most first. */
  secretValues(secrets: Secrets): string[];
  /** What may be shown of them, e.g. the store's public id. */
  describe(secrets: Secrets): { shop: string };
  /**
   * Verifies live, changing nothing in the shop. Never rejects for what the shop does: transient
   * trouble is in the report. `onCheck` is told each finished check.
   */
  verify(
    secrets: Secrets,
    platform: ShopPlatform,
    onCheck?: (check: Check) => Promise<void>,
  ): Promise<Report>;
  /** The checks by id and label, in order, before any has run. */
  checks: { id: string; label: string; required: Check['required'] }[];
}
