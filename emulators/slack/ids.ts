/**
 * Ids as Slack makes them: a letter for the kind, then capitals and digits. They are random, not
 * counted, so that a workspace started afresh never repeats an id an older one has used (the bot
 * remembers event ids for a day).
 */
import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A new id: `prefix` and `length` random characters. */
export function randomId(prefix: string, length = 10): string {
  const letters = Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length));
  return prefix + letters.join('');
}

/** A secret of 32 hexadecimal characters. */
export const randomSecret = () => randomBytes(16).toString('hex');
