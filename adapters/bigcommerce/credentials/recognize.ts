import { withoutEnd } from '../../../src/base/without-end.ts';
import { normalizeText } from '../../../src/credentials/document.ts';
import { readLabels } from './labels.ts';
import { HEX_64, JSON_WEB_TOKEN } from './values.ts';

/**
 * Whether a chat message holds credentials, or a piece of them. Ordinary words, order numbers, dashed ids
 * and addresses don't count.
 */
export function looksLikeCredentials(text: string): boolean {
  const clean = normalizeText(text);
  const words = clean.split(/[\s"'`()<>{}[\],;|*]+/).filter((word) => !/:\/\/|^www\./i.test(word));
  if (words.flatMap((word) => word.split(/[:=]+/)).some((word) => isBareSecret(withoutEnd(word, '.!?'))))
    return true;
  return readLabels(clean).some(
    ({ label, value }) =>
      (label === 'token' || label === 'clientSecret' || label === 'clientId') &&
      /^[\w.~+/=-]{16,}$/.test(value) &&
      /\d/.test(value),
  );
}

/** Whether a word has the shape of a token, a client id or secret. */
export function isBareSecret(word: string): boolean {
  if (HEX_64.test(word) || JSON_WEB_TOKEN.test(word)) return true;
  return /^[a-z0-9]{30,32}$/.test(word) && count(word, /\d/g) >= 2 && count(word, /[a-z]/g) >= 2;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
