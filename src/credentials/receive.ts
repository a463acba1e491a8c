import { createHash, randomBytes } from 'node:crypto';
import type { CredentialsProblem, Note } from '../shop/problem.ts';
import type { Secrets, Shop } from '../shop/shop.ts';
import type { Received } from '../state/event.ts';
import { submissionId } from '../state/onboarding.ts';
import { asksSomething } from '../understanding/understand.ts';
import { MAX_TEXT_BYTES, readDocument } from './document.ts';
import type { Seal } from './seal.ts';

/** What became of something received: sealed credentials, or a problem to tell the merchant. */
export type Receipt =
  | { kind: 'submitted'; received: Received; notes: string[]; jwe: string }
  | { kind: 'refused'; problem: CredentialsProblem };

/** Takes credentials in, whichever way they come, and seals them at once. */
export interface Receiver {
  /** A file's bytes. */
  file(shop: Shop, onboarding: string, bytes: Uint8Array): Promise<Receipt>;
  /** A chat message; undefined when it is words and not credentials. */
  text(shop: Shop, onboarding: string, text: string): Promise<Receipt | undefined>;
  /** The form; `errors` are codes by field id, when something has to be mended. */
  form(
    shop: Shop,
    onboarding: string,
    values: Record<string, string>,
  ): Promise<Receipt | { kind: 'errors'; errors: Record<string, string> }>;
}

/** What a sealed file reference is bound to. */
export function filePurpose(onboarding: string): string {
  return `file of ${onboarding}`;
}

/** Whether words in a chat hold credentials, as far as it is worth looking. */
export function holdsCredentials(shop: Shop, text: string): boolean {
  return shop.looksLikeCredentials(text.slice(0, MAX_TEXT_BYTES));
}

/** A receiver that seals with `seal`. */
export function createReceiver(seal: Seal): Receiver {
  async function take(
    shop: Shop,
    onboarding: string,
    via: Received['via'],
    secrets: Secrets,
    notes: string[],
  ): Promise<Receipt> {
    const id = submissionId(onboarding, randomBytes(9).toString('base64url'));
    const { shop: store } = shop.describe(secrets);
    const [first = '', ...others] = shop.secretValues(secrets);
    const received = {
      id,
      via,
      shop: store,
      fingerprint: hash([first], 8),
      digest: hash([store, first, ...others], 32),
    };
    return { kind: 'submitted', received, notes, jwe: await seal.close(JSON.stringify(secrets), id) };
  }

  return {
    async file(shop, onboarding, bytes) {
      const document = readDocument(bytes);
      if (!document.ok) return { kind: 'refused', problem: document.problem };
      const parsed = shop.parse(document.text);
      if (!parsed.ok) return { kind: 'refused', problem: parsed.problem };
      return await take(shop, onboarding, 'file', parsed.secrets, parsed.notes);
    },

    async text(shop, onboarding, text) {
      if (!holdsCredentials(shop, text)) return undefined;
      if (text.length > MAX_TEXT_BYTES)
        return { kind: 'refused', problem: { code: 'too_big', facts: { pasted: true } } };
      const parsed = shop.parse(text);
      if (parsed.ok) {
        const ours: Note[] = asksSomething(text) ? ['pasted', 'asked_too'] : ['pasted'];
        const notes = [...parsed.notes, ...ours];
        return await take(shop, onboarding, 'paste', parsed.secrets, notes);
      }
      return { kind: 'refused', problem: { ...parsed.problem, facts: { pasted: true } } };
    },

    async form(shop, onboarding, values) {
      const parsed = shop.parseForm(values);
      if (!parsed.ok) return { kind: 'errors', errors: parsed.errors };
      return await take(shop, onboarding, 'form', parsed.secrets, parsed.notes);
    },
  };
}

/** Some hex digits that tell one thing from another and tell nothing about either. */
function hash(parts: string[], digits: number): string {
  return createHash('sha256')
    .update(['usher fingerprint', ...parts].join('\n'))
    .digest('hex')
    .slice(0, digits);
}
