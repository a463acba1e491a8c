import type { ServerResponse } from 'node:http';
import { LocalServer } from '../../support/adapter.ts';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

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
  const seen = new Set<string>();
  return {
    kept,
    firstTime: async (name: string) => seen.size < seen.add(name).size,
    remember: async (name: string, value: string) => {
      kept.set(name, value);
    },
    recall: async (name: string) => kept.get(name),
  };
}
