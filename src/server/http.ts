import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../base/log.ts';
import { isLocal } from './local.ts';

/** A path (or, ending in `/`, everything below it) and who answers there. */
export interface Route {
  method: 'GET' | 'POST';
  path: string;
  handle: RequestListener;
}

export interface HttpServer {
  /** `http://127.0.0.1:3000`, as it is bound. */
  url: string;
  /** Adds routes; the first that fits answers. */
  add(...routes: Route[]): void;
  /** Stops taking requests, and resolves when those under way are answered. */
  close(): Promise<void>;
}

/** The address is taken, or may not be listened on. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * The one HTTP server.
 * @throws ListenError naming the variable to change
 */
export async function startHttpServer(options: {
  host: string;
  port: number;
  log: Logger;
  /** Answers this machine's programs and this server's own pages only. */
  localOnly?: boolean | undefined;
}): Promise<HttpServer> {
  const routes: Route[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const here = routes.filter((route) =>
      route.path.endsWith('/') && route.path !== '/' ? path.startsWith(route.path) : path === route.path,
    );
    const route = here.find(
      ({ method }) => method === request.method || (method === 'GET' && request.method === 'HEAD'),
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (options.localOnly && !isLocal(request)) return answer(response, 403, 'not for other web pages');
    if (route) return guarded(route, request, response, options.log);
    if (here.length > 0) response.setHeader('Allow', here.map(({ method }) => method).join(', '));
    answer(response, here.length > 0 ? 405 : 404, here.length > 0 ? 'method not allowed' : 'not found');
  });
  // More than any platform opens; who holds them open keeps nobody else out for long.
  server.maxConnections = 2_000;
  server.requestTimeout = 20_000;
  server.headersTimeout = 10_000;
  await listen(server, options);
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    add: (...more) => {
      routes.push(...more);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5000).unref();
      }),
  };
}

/** Answers with a status and one line of text. */
export function answer(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(text.endsWith('\n') ? text : `${text}\n`);
}

async function guarded(
  { path, handle }: Route,
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger,
): Promise<void> {
  try {
    await handle(request, response);
  } catch (error) {
    log.error(
      // The route's own: what is behind it may be known to one person alone.
      { path, error: error instanceof Error ? error.name : typeof error },
      'a request failed',
    );
    if (response.headersSent) response.destroy();
    else answer(response, 500, 'something went wrong');
  }
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} is taken by another program; stop it, or set PORT to another number`
          : `can't listen on ${host}:${port} (${error.code}); check HOST and PORT`;
      reject(new ListenError(why));
    });
    server.listen(port, host, resolve);
  });
}
