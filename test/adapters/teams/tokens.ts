import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { LocalServer } from '../../support/adapter.ts';
import { APP_ID, reply } from './standin.ts';

/** A key that signs tokens, and what is published of it. */
export interface Key {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  jwk: JWK;
}

export async function newKey(kid: string, more: object = { endorsements: ['msteams'] }): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    kid,
    privateKey,
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', ...more },
  };
}

/** What the Bot Connector signs with, unless a test says otherwise. */
export const teamsKey = await newKey('key-1');
/** Published as well, for another channel's tokens. */
export const webChatKey = await newKey('key-2', { endorsements: ['webchat'] });
/** Nobody has published this one. */
export const strangersKey = await newKey('key-1');

/** Where Microsoft announces and publishes its signing keys, until told to `answer` otherwise. */
export class KeyServer {
  published = [teamsKey, webChatKey];
  /** The paths that were asked for. */
  readonly asked: string[] = [];
  /** Answers a request, or leaves it alone. */
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  readonly #server = new LocalServer((request, response) => {
    this.asked.push(request.url ?? '');
    if (this.answer) return this.answer(request, response);
    const keys = request.url === KEYS;
    reply(response, 200, keys ? { keys: this.published.map(({ jwk }) => jwk) } : this.metadata());
  });

  async open(): Promise<this> {
    await this.#server.open();
    return this;
  }

  metadata(jwks_uri = `${this.#server.origin}${KEYS}`) {
    return { issuer: ISSUER, jwks_uri, id_token_signing_alg_values_supported: ['RS256'] };
  }

  get metadataUrl(): string {
    return `${this.#server.origin}/v1/.well-known/openidconfiguration`;
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

const KEYS = '/v1/.well-known/keys';
const ISSUER = 'https://api.botframework.com';

export interface TokenOptions {
  /** What it says instead of, or besides, the usual; `undefined` leaves a claim out. */
  claims?: Record<string, unknown>;
  header?: object;
  /** Seconds from now; default an hour. */
  expiresIn?: number;
  /** Signed with this key, whatever the header says; default: the Bot Connector's. */
  key?: Omit<Key, 'privateKey'> & { privateKey: CryptoKey | Uint8Array };
}

/** A token as Teams puts it on an activity; each option makes it less of one. */
export function token(serviceUrl: string, options: TokenOptions = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { claims, header, expiresIn = 3600, key = teamsKey } = options;
  const usual = { serviceurl: serviceUrl, nbf: now - 300, exp: now + expiresIn, iss: ISSUER, aud: APP_ID };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT', ...header })
    .sign(key.privateKey);
}
