import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';

/** A request as it came in. */
export interface Heard {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What to answer. */
export interface Told {
  status: number;
  headers?: Record<string, string>;
  body?: string;
  /** Says nothing at all. */
  silent?: boolean;
}

/** An HTTP server on this machine that answers as `answer` says, which a test may change, and remembers what it heard. */
export function useHttpServer() {
  const server = {
    url: '',
    heard: [] as Heard[],
    connections: 0,
    answer: (_heard: Heard): Told => ({ status: 204 }),
  };
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const heard = { method, path, headers, body: Buffer.concat(chunks).toString() };
      server.heard.push(heard);
      const { status, headers: more = {}, body, silent } = server.answer(heard);
      if (!silent) response.writeHead(status, more).end(body);
    });
  };
  const http = createServer(listener);
  http.on('connection', () => {
    server.connections++;
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  return server;
}
