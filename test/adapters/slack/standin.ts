import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LocalServer } from '../../support/adapter.ts';

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
  readonly #server = new LocalServer((request, response) => void this.#answer(request, response));

  async open(): Promise<this> {
    await this.#server.open();
    return this;
  }

  /** This server's origin; Slack's methods are below `/api/`. */
  get origin(): string {
    return this.#server.origin;
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

  close(): Promise<void> {
    return this.#server.close();
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

export const SIGNING_SECRET = 'test-signing-secret';

/** What Slack's servers do: signs a body and posts it. `change` tampers with it on the way. */
export class Deliverer extends LocalServer {
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
    const { secret = SIGNING_SECRET, age = 0, sent = body, unsigned = false } = options;
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    const signature = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hmac}` };
    return fetch(`${this.origin}/slack/events`, {
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
  /** What is posted instead of what was signed. */
  sent?: string;
  unsigned?: boolean;
}
