/** The Bot Framework's side of authentication: its keys, published, and the tokens it signs. */
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** Who the real Bot Framework says it is; bots check for it. */
export const issuer = 'https://api.botframework.com';

/** What a token says. */
export interface Claims {
  issuer: string;
  /** The app id of the bot it is for. */
  audience: string;
  serviceUrl: string;
  /** Seconds since 1970. */
  notBefore: number;
  expires: number;
}

export interface Signer {
  keyId: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** The public key, as it is published. */
  jwk: JWK;
}

const keyId = 'local-teams';
let made: Promise<Signer> | undefined;

/**
 * The key of this process: made once, because bots remember keys for a day by the address of the
 * metadata, and a port may be used again.
 */
export function processSigner(): Promise<Signer> {
  made ??= newSigner();
  return made;
}

/** A key nobody has published. */
export async function newSigner(): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { keyId, privateKey, publicKey, jwk: await exportJWK(publicKey) };
}

/** What `…/v1/.well-known/keys` tells: the key, endorsed for Teams. */
export function keySet({ jwk }: Signer) {
  return { keys: [{ ...jwk, use: 'sig', kid: keyId, alg: 'RS256', endorsements: ['msteams'] }] };
}

/** A token for one activity, as the Bot Framework makes it: valid from five minutes ago, for an hour. */
export function usualClaims(audience: string, serviceUrl: string, now: number): Claims {
  const seconds = Math.floor(now / 1000);
  return { issuer, audience, serviceUrl, notBefore: seconds - 300, expires: seconds + 3600 };
}

/** Signs a token. `kid` names the key in its header; another than the signer's makes a forgery. */
export function signToken(claims: Claims, signer: Signer, kid = signer.keyId): Promise<string> {
  return tokenOf(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(signer.privateKey);
}

/** The same token, not signed yet. */
export function tokenOf({ audience, serviceUrl, ...claims }: Claims): SignJWT {
  return new SignJWT({ serviceurl: serviceUrl })
    .setIssuer(claims.issuer)
    .setAudience(audience)
    .setNotBefore(claims.notBefore)
    .setExpirationTime(claims.expires);
}
