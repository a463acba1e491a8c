import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLocal } from '../../src/server/local.ts';
import type { Answer } from './answers.ts';
import { type Faults, faultFor } from './faults.ts';
import { type Incoming, passGateway } from './gateway.ts';
import { RateLimiter } from './limiter.ts';
import { type Change, ShopRecords } from './records.ts';
import { defaultShops, type SandboxShop } from './shops.ts';

export { credentialsText, type SampleFile, sampleFiles } from './samples.ts';
export * from './shops.ts';

export interface SandboxOptions {
  /** 0 (the default) takes a free one. */
  port?: number;
  /** By store hash. */
  shops?: Record<string, SandboxShop>;
  /** Whether stores have the beta routes for recording payments; most don't. */
  beta?: boolean;
  /** Calls per shop and window. */
  quota?: number;
  windowMs?: number;
}

export interface Sandbox {
  /** What `BIGCOMMERCE_API_URL` is set to. */
  readonly url: string;
  /** By store hash; may be altered while it runs. */
  readonly shops: Record<string, SandboxShop>;
  /** The calls so far, without tokens. `path` begins below the store, without the query. */
  readonly requests: { method: string; path: string; status: number }[];
  /** Whatever a call made, altered or removed in a shop: damage, as far as the checks are concerned. */
  readonly changes: Change[];
  /** Trouble to make from now on. */
  faults: Faults;
  beta: boolean;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 64 * 1024;
const MAX_REQUESTS_KEPT = 1000;

/**
 * Starts a stand-in for api.bigcommerce.com on 127.0.0.1: the same order of checks, statuses, bodies and
 * rate headers, as far as they are known. What would change a real store changes the sandbox's. Other web
 * pages don't reach it.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, shops = defaultShops(), beta = false, quota = 150, windowMs = 30_000 } = options;
  const changes: Change[] = [];
  const records = new Map<string, ShopRecords>();
  const limiter = new RateLimiter(quota, windowMs);

  const server = createServer((request, response) => {
    if (isLocal(request)) answer(request, response).catch(() => response.destroy());
    else response.writeHead(403).end();
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming = await read(request);
    const { method, hash, path } = incoming;
    const fault = faultFor(sandbox.faults, path);
    const log = (status: number) => {
      sandbox.requests.push({ method, path, status });
      if (sandbox.requests.length > MAX_REQUESTS_KEPT) sandbox.requests.shift();
    };
    if (fault?.hangUp) {
      log(0);
      response.destroy();
      return;
    }
    if (fault?.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
    const rate = limiter.count(hash);
    const contents = records.get(hash) ?? new ShopRecords(hash, changes);
    records.set(hash, contents);
    const result = fault?.answer ?? rate.refusal ?? passGateway(incoming, shops, contents, sandbox.beta);
    log(result.status);
    send(response, result, fault?.answer ? {} : rate.headers);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const sandbox: Sandbox = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shops,
    requests: [],
    changes,
    faults: { mode: 'none' },
    beta,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
  return sandbox;
}

async function read(request: IncomingMessage): Promise<Incoming> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const [, hash = '', path = url.pathname] = /^\/stores\/([^/]*)(\/.*)$/.exec(url.pathname) ?? [];
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return {
    method: request.method ?? 'GET',
    hash,
    path,
    query: url.searchParams,
    headers: request.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

function send(
  response: ServerResponse,
  { status, json, text, headers }: Answer,
  rate: Record<string, string>,
): void {
  const type = json === undefined ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'Content-Type': type, ...rate, ...headers });
  response.end(json === undefined ? text : JSON.stringify(json));
}
