import { CompactEncrypt, calculateJwkThumbprint, importJWK } from 'jose';
import type { ReceiverKey } from '../../src/credentials/receiver-key.ts';

/** Seals something for a receiver alone: a compact JWE (RFC 7516) whose plain text is JSON. */
export async function sealFor(receiver: ReceiverKey, what: object): Promise<string> {
  const { alg, jwk } = receiver;
  const kid = receiver.kid ?? (await calculateJwkThumbprint(jwk));
  return await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(what)))
    .setProtectedHeader({ alg, enc: 'A256GCM', kid, cty: 'json' })
    .encrypt(await importJWK(jwk, alg));
}
