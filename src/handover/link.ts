import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as they stand in a link. */
const RANDOM = /^[A-Za-z0-9_-]{43}$/;

/** A link that was just made. The key is nowhere else, and is never stored. */
export interface NewLink {
  id: string;
  key: string;
}

/** A link nobody can guess: what it is called, and what opens it. */
export function newLink(): NewLink {
  return { id: randomBytes(32).toString('base64url'), key: randomBytes(32).toString('base64url') };
}

/** The address to give away. Browsers keep what is behind the `#` to themselves, so that no server's log has it. */
export function linkUrl(publicUrl: string, { id, key }: NewLink): string {
  return `${publicUrl}/r/${id}#${key}`;
}

/** Whether something has the form of an id, or of a key. */
export function isRandom(text: string): boolean {
  return RANDOM.test(text);
}

/** What is stored of a key. */
export function hashOf(key: string): string {
  return createHash('sha256').update(`usher link ${key}`).digest('base64url');
}

/** Whether a key is the one that a hash was made of; takes as long for each wrong one. */
export function isKeyOf(hash: string, key: string): boolean {
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(key)));
}
