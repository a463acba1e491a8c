import { createHmac } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../../../src/log.ts';

/** One call the adapter made: method (the last part of the path), decoded arguments, headers. */
export interface Call {
  method: string;
  args: Record<string, unknown>;
  headers: IncomingMessage['headers'];
}

/** What the scripted server answers: a JSON body, or anything the function does by itself. */
export type Answer = object | ((call: Call, response: ServerResponse) => unknown);

/**
 * A Web API that answers what the test says: `script(method, …answers)` queues answers for a method,
 * the last one stays. A method without a script answers `{ok: true}`.
 */
export class ScriptedApi {
  readonly calls: Call[] = [];
  readonly #scripts = new Map<string, Answer[]>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async open(): Promise<this> {
    await listen(this.#server);
    return this;
  }

  /** This server's origin; Slack's methods are below `/api/`. */
  get origin(): string {
    return originOf(this.#server);
  }

  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  script(method: string, ...answers: Answer[]): void {
    this.#scripts.set(method, answers);
  }

  of(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  async close(): Promise<void> {
    await close(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const method = (request.url ?? '').replace(/^\/(api\/)?/, '').replace(/\?.*/, '');
    const form = /urlencoded/.test(request.headers['content-type'] ?? '');
    const call = { method, args: form ? decode(body) : { body }, headers: request.headers };
    this.calls.push(call);
    const answers = this.#scripts.get(method) ?? [];
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { ok: true };
    if (typeof answer === 'function') return void answer(call, response);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }
}

function decode(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

/** Serves on 127.0.0.1, on a free port. */
export function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

export function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

export const SIGNING_SECRET = 'test-signing-secret';

/** What Slack's servers do: signs a body and posts it. `change` tampers with it on the way. */
export class Deliverer {
  readonly #server: Server;

  constructor(listener: RequestListener) {
    this.#server = createServer(listener);
  }

  async open(): Promise<this> {
    await listen(this.#server);
    return this;
  }

  async close(): Promise<void> {
    await close(this.#server);
  }

  event(body: object, options?: SignOptions): Promise<Response> {
    return this.post(JSON.stringify(body), 'application/json', options);
  }

  interaction(payload: object, options?: SignOptions): Promise<Response> {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return this.post(body, 'application/x-www-form-urlencoded', options);
  }

  command(fields: Record<string, string>, options?: SignOptions): Promise<Response> {
    return this.post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', options);
  }

  post(body: string, type: string, options: SignOptions = {}): Promise<Response> {
    const {
      secret = SIGNING_SECRET,
      age = 0,
      path = '/slack/events',
      sent = body,
      unsigned = false,
    } = options;
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    const signature = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hmac}` };
    return fetch(originOf(this.#server) + path, {
      method: 'POST',
      headers: { 'content-type': type, ...(unsigned ? {} : signature) },
      body: sent,
    });
  }
}

export interface SignOptions {
  secret?: string;
  /** Seconds the timestamp lies in the past. */
  age?: number;
  path?: string;
  /** What is posted instead of what was signed. */
  sent?: string;
  unsigned?: boolean;
}

/** Keeps what was logged, as one text. */
export class Journal implements Logger {
  text = '';
  #write(fields: object, message: string): void {
    this.text += `${message} ${JSON.stringify(fields)}\n`;
  }
  debug(fields: object, message: string): void {
    this.#write(fields, message);
  }
  info(fields: object, message: string): void {
    this.#write(fields, message);
  }
  warn(fields: object, message: string): void {
    this.#write(fields, message);
  }
  error(fields: object, message: string): void {
    this.#write(fields, message);
  }
}

/** Resolves when the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 2000) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
