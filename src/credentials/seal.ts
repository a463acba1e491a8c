import { randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';

/** A key for sealing: 32 bytes, under a name that the seal carries. */
export interface SealKey {
  kid: string;
  key: Uint8Array;
}

/** A seal that can't be opened: an unknown key, a damaged text, or another purpose. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/** Encrypts and decrypts secrets. Each seal is bound to a purpose and opens for that one only. */
export interface Seal {
  /** The name of the key that seals. */
  readonly kid: string;
  close(plain: string, purpose: string): Promise<string>;
  /** @throws SealError */
  open(jwe: string, purpose: string): Promise<string>;
}

/**
 * Seals with JWE (RFC 7516), compact form, `dir` + `A256GCM`. The first key seals, every key opens; the
 * key's name stands in the protected header, so that keys can be rotated, and so does the purpose, so
 * that a seal put in another's place is refused.
 */
export function createSeal(keys: readonly SealKey[]): Seal {
  const [first] = keys;
  if (!first) throw new Error('sealing needs at least one key');
  return {
    kid: first.kid,
    async close(plain, purpose) {
      return await new CompactEncrypt(new TextEncoder().encode(plain))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first.kid, purpose })
        .encrypt(first.key);
    },
    async open(jwe, purpose) {
      try {
        const { kid } = decodeProtectedHeader(jwe);
        const known = keys.find((key) => key.kid === kid);
        if (!known) throw new SealError('sealed with a key that is not in USHER_SEAL_KEYS');
        const { plaintext, protectedHeader } = await compactDecrypt(jwe, known.key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        if (protectedHeader.purpose !== purpose) throw new SealError('sealed for another purpose');
        return new TextDecoder().decode(plaintext);
      } catch (error) {
        if (error instanceof SealError) throw error;
        // The library's own message is left out on purpose: it may quote what it was given.
        throw new SealError('the seal is damaged');
      }
    },
  };
}

/** The name of the key that something is sealed with; undefined: it is no seal of ours. */
export function keyOf(jwe: string): string | undefined {
  try {
    return decodeProtectedHeader(jwe).kid;
  } catch {
    return undefined;
  }
}

/** Keys that can't be used; the message never holds one. */
export class SealKeyError extends Error {
  override readonly name = 'SealKeyError';
}

/**
 * Reads `kid:base64(32 bytes)[,kid:…]`.
 * @throws SealKeyError
 */
export function parseSealKeys(value: string): SealKey[] {
  const keys: SealKey[] = [];
  value.split(',').forEach((part, index) => {
    const [, kid, base64] = /^\s*([A-Za-z0-9_.-]{1,32}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(part) ?? [];
    const key = base64 === undefined ? undefined : new Uint8Array(Buffer.from(base64, 'base64'));
    if (!kid || key?.length !== 32) {
      throw new SealKeyError(
        `key ${index + 1} must be a name, a colon and 32 bytes in base64, e.g. k1:$(openssl rand -base64 32)`,
      );
    }
    if (keys.some((other) => other.kid === kid))
      throw new SealKeyError(`the name of key ${index + 1} is there twice`);
    keys.push({ kid, key });
  });
  return keys;
}

/** A new random key, as it stands in `USHER_SEAL_KEYS`. */
export function newSealKey(kid: string): string {
  return `${kid}:${randomBytes(32).toString('base64')}`;
}
