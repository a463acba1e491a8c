/** Tokens a bot must not believe. */
import { KeyObject } from 'node:crypto';
import { type Claims, newSigner, type Signer, signToken, tokenOf } from './tokens.ts';

/** What is wrong with a token; `none` means that there is no token at all. */
export const tokenForgeries = [
  'none',
  'badSignature',
  'unknownKey',
  'wrongAudience',
  'wrongIssuer',
  'wrongServiceUrl',
  'expired',
  'algNone',
  'hs256',
] as const;
export type TokenForgery = (typeof tokenForgeries)[number];

/** A token that would be `good`, but for one thing. Undefined when there is to be none. */
export async function forgeToken(
  kind: TokenForgery,
  good: Claims,
  signer: Signer,
): Promise<string | undefined> {
  switch (kind) {
    case 'none':
      return undefined;
    case 'badSignature':
      return signToken(good, await newSigner(), signer.keyId);
    case 'unknownKey':
      return signToken(good, await newSigner(), 'somebody-else');
    case 'wrongAudience':
      return signToken({ ...good, audience: '00000000-0000-0000-0000-000000000000' }, signer);
    case 'wrongIssuer':
      return signToken({ ...good, issuer: 'https://issuer.example' }, signer);
    case 'wrongServiceUrl':
      return signToken({ ...good, serviceUrl: 'https://smba.example/amer/' }, signer);
    case 'expired':
      return signToken({ ...good, notBefore: good.notBefore - 7200, expires: good.expires - 7200 }, signer);
    case 'algNone':
      return unsigned(good, signer);
    case 'hs256':
      return tokenOf(good)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: signer.keyId })
        .sign(publishedAsSecret(signer));
  }
}

/** The same claims under a header that says no signature is needed. */
async function unsigned(good: Claims, signer: Signer): Promise<string> {
  const [, payload] = (await signToken(good, signer)).split('.');
  const header = JSON.stringify({ alg: 'none', typ: 'JWT', kid: signer.keyId });
  return `${Buffer.from(header).toString('base64url')}.${payload}.`;
}

/** The public key, as text: who takes it for a shared secret believes anybody. */
function publishedAsSecret({ publicKey }: Signer): Uint8Array {
  const pem = KeyObject.from(publicKey).export({ type: 'pkcs1', format: 'pem' });
  return new TextEncoder().encode(pem.toString());
}
