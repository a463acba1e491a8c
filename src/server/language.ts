import type { IncomingMessage } from 'node:http';
import { FIRST_LANGUAGE, type Language, preferredLanguage } from '../base/language.ts';

/** The language that a browser asks for. */
export function languageOfReader({ headers }: Pick<IncomingMessage, 'headers'>): Language {
  return preferredLanguage(headers['accept-language']) ?? FIRST_LANGUAGE;
}
