import type { ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { LocalServer } from '../../support/adapter.ts';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const KEY_ID = 'key-1';

const keys = await generateKeyPair('RS256', { extractable: true });
const others = await generateKeyPair('RS256');
const jwk = await exportJWK(keys.publicKey);

/** Where Microsoft announces its signing keys. */
export async function openKeyServer(): Promise<LocalServer> {
  const server: LocalServer = new LocalServer((request, response) => {
    const answer = request.url?.endsWith('/keys')
      ? { keys: [{ ...jwk, kid: KEY_ID, use: 'sig', endorsements: ['msteams'] }] }
      : { issuer: 'https://api.botframework.com', jwks_uri: `${server.origin}/keys` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  return server.open();
}

export function metadataUrl(keyServer: LocalServer): string {
  return `${keyServer.origin}/v1/.well-known/openidconfiguration`;
}

export interface TokenOptions {
  claims?: Record<string, unknown>;
  header?: Partial<JWTHeaderParameters>;
  /** Seconds from now; default an hour. */
  expiresIn?: number;
  /** Signed by somebody else's key. */
  forged?: boolean;
}

/** A token as Teams puts it on an activity; each option makes it less of one. */
export async function token(serviceUrl: string, options: TokenOptions = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { claims, header, expiresIn = 3600, forged } = options;
  return new SignJWT({ serviceurl: serviceUrl, aud: APP_ID, iss: 'https://api.botframework.com', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT', ...header })
    .setNotBefore(now - 10_000)
    .setExpirationTime(now + expiresIn)
    .sign(forged ? others.privateKey : keys.privateKey);
}

/** One request the connector got. */
export interface Call {
  method: string;
  path: string;
  body: {
    summary?: string;
    attachments?: { content: Record<string, unknown> }[];
    activity?: { summary?: string };
    members?: { id: string }[];
  };
  authorization: string | undefined;
}

/** A Bot Connector that keeps what it is sent, until told to `answer` otherwise. */
export class Connector {
  readonly calls: Call[] = [];
  answer: ((call: Call, response: ServerResponse) => void) | undefined;
  readonly #server = new LocalServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const call: Call = {
      method: request.method ?? '',
      path: decodeURIComponent(request.url ?? ''),
      body: text === '' ? {} : JSON.parse(text),
      authorization: request.headers.authorization,
    };
    this.calls.push(call);
    if (this.answer) return this.answer(call, response);
    const id = String(1_790_000_000_000 + this.calls.length);
    const created = call.path === '/v3/conversations';
    const channel = /19:[^"]+@thread\.tacv2/.exec(text)?.[0];
    reply(
      response,
      201,
      created ? { id: channel ? `${channel};messageid=${id}` : `a:${id}`, activityId: id } : { id },
    );
  });

  async open(): Promise<this> {
    await this.#server.open();
    return this;
  }

  get serviceUrl(): string {
    return `${this.#server.origin}/`;
  }

  /** The summaries of what was posted or edited, in order. */
  get said(): string[] {
    return this.calls.flatMap(({ body }) => body.summary ?? body.activity?.summary ?? []);
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

export function reply(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A store of names and values. */
export function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    remember: async (name: string, value: string) => {
      kept.set(name, value);
    },
    recall: async (name: string) => kept.get(name),
  };
}
