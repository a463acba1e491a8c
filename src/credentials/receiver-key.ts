import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { z } from 'zod';

/** How a content key is wrapped for a receiver; nothing else is spoken. */
const ALGORITHMS = ['RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A256KW'] as const;
const CURVES = ['P-256', 'P-384', 'P-521', 'X25519'];
const LEAST_RSA_BITS = 2048;

/** The public key of whoever is to read what is sealed for them. */
export interface ReceiverKey {
  alg: (typeof ALGORITHMS)[number];
  kid?: string | undefined;
  /** The key itself, and nothing else. */
  jwk: JsonWebKey;
}

/** A key that can't be used; the message says why, and holds none of it. */
export class ReceiverKeyError extends Error {
  override readonly name = 'ReceiverKeyError';
}

const jwkSchema = z.looseObject({
  kty: z.string(),
  alg: z.string().optional(),
  kid: z.string().min(1).optional(),
  use: z.string().optional(),
});
const keySchema = z.object({
  ...{ kty: z.enum(['RSA', 'EC', 'OKP']), n: z.string().optional(), e: z.string().optional() },
  ...{ crv: z.string().optional(), x: z.string().optional(), y: z.string().optional() },
});

/** What a private key has, and a secret one. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * Reads a public JWK as JSON text, which names its `alg`.
 * @throws ReceiverKeyError
 */
export function parseReceiverKey(text: string): ReceiverKey {
  const jwk = jwkSchema.safeParse(parseJson(text)).data;
  if (!jwk) throw new ReceiverKeyError(`must be a public key as a JWK, e.g. {"kty":"EC","alg":"ECDH-ES",…}`);
  if (PRIVATE.some((field) => Object.hasOwn(jwk, field)))
    throw new ReceiverKeyError(
      'is a private key: keep that one where credentials are received, and give Usher the public one',
    );
  const alg = ALGORITHMS.find((known) => known === jwk.alg);
  if (!alg) throw new ReceiverKeyError(`must name its alg, one of ${ALGORITHMS.join(', ')}`);
  if (jwk.use !== undefined && jwk.use !== 'enc')
    throw new ReceiverKeyError('must be a key for encryption ("use":"enc")');
  const key = keySchema.safeParse(jwk).data;
  if (!key || (key.kty === 'RSA') !== (alg === 'RSA-OAEP-256') || !isSound(key))
    throw new ReceiverKeyError(
      `must be an RSA key of ${LEAST_RSA_BITS} bits or more for RSA-OAEP-256, and one of ${CURVES.join(', ')} for ECDH-ES`,
    );
  return { alg, kid: jwk.kid, jwk: JSON.parse(JSON.stringify(key)) };
}

function isSound(key: z.infer<typeof keySchema>): boolean {
  try {
    const jwk: JsonWebKey = JSON.parse(JSON.stringify(key));
    const { asymmetricKeyDetails } = createPublicKey({ key: jwk, format: 'jwk' });
    if (key.kty !== 'RSA') return CURVES.includes(key.crv ?? '');
    return (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
