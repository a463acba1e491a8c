import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compactDecrypt, importJWK } from 'jose';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { HandOverConfig } from '../../src/config/hand-over.ts';
import { parseReceiverKey } from '../../src/credentials/receiver-key.ts';
import type { ReceivedView } from '../exchange.ts';

/** The integration, as an engineer would build it: a program that webhooks come to. */
export interface Receiver {
  /** What Usher is to be told of it. */
  readonly webhook: NonNullable<HandOverConfig['webhook']>;
  /** What came so far, the newest first. */
  received(): readonly ReceivedView[];
  /** Calls back whenever something comes, until the returned function is called. */
  on(changed: () => void): () => void;
  close(): Promise<void>;
}

const ALG = 'ECDH-ES';
const MOST_BYTES = 64 * 1024;
const MOST_KEPT = 100;

const eventSchema = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.looseObject({
    onboarding: z.object({ id: z.string() }),
    flaw: z.string().optional(),
    way: z.string().optional(),
    sealed: z.string().optional(),
  }),
});

/** Starts it on 127.0.0.1, with a secret and a pair of keys of its own. What it knows does not outlive it. */
export async function startReceiver(): Promise<Receiver> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = (key: JsonWebKey) => ({ ...key, alg: ALG, kid: 'playground' });
  const webhook = new Webhook(secret);
  const key = await importJWK(jwk(privateKey.export({ format: 'jwk' })), ALG);
  const received = new Map<string, ReceivedView>();
  const listeners = new Set<() => void>();

  /** The status that answers a request. */
  async function take(request: IncomingMessage): Promise<number> {
    const body = await bodyOf(request);
    if (body === undefined) return 413;
    const headers = z.record(z.string(), z.string()).safeParse(pick(request.headers, HEADERS));
    if (!headers.success) return 400;
    const id = headers.data['webhook-id'] ?? '';
    let event: z.infer<typeof eventSchema>;
    try {
      event = eventSchema.parse(webhook.verify(body, headers.data));
    } catch {
      return 401;
    }
    // It may come again, when an answer was lost.
    if (received.has(id)) return 204;
    const { type, timestamp, data } = event;
    const { onboarding, flaw, way, sealed } = data;
    const credentials = sealed === undefined ? undefined : await unseal(sealed, key);
    received.set(id, {
      id,
      at: Date.parse(timestamp),
      type,
      onboarding: onboarding.id,
      flaw,
      way,
      credentials,
    });
    for (const old of [...received.keys()].slice(0, -MOST_KEPT)) received.delete(old);
    for (const listener of listeners) listener();
    return 204;
  }

  const server = createServer((request, response) => {
    take(request).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    webhook: {
      url: `http://127.0.0.1:${port}/credentials`,
      secret,
      key: parseReceiverKey(JSON.stringify(jwk(publicKey.export({ format: 'jwk' })))),
    },
    received: () => [...received.values()].reverse(),
    on(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function unseal(
  sealed: string,
  key: Awaited<ReturnType<typeof importJWK>>,
): Promise<Record<string, string>> {
  const { plaintext } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: [ALG],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return z.record(z.string(), z.string()).parse(JSON.parse(new TextDecoder().decode(plaintext)));
}

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

function pick(all: IncomingMessage['headers'], names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
