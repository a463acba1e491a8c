import type { IncomingMessage, ServerResponse } from 'node:http';

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request comes from this page itself, or from somebody who opens it. Other web pages must
 * not drive the playground: not by a name that they point here (`Host`), not by a form or a script of
 * theirs (`Origin`, `Sec-Fetch-Site`). What changes something needs the page's own `Origin`.
 */
export function isOwn({ method, headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  if (!LOCAL.has(host.replace(/:\d+$/, '').toLowerCase())) return false;
  if (origin === undefined) {
    const site = headers['sec-fetch-site'];
    const opens = headers['sec-fetch-mode'] === 'navigate';
    return isReading(method) && (site === undefined || site === 'same-origin' || site === 'none' || opens);
  }
  return origin === `http://${host}`;
}

const isReading = (method: string | undefined) => method === 'GET' || method === 'HEAD';

const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Usher-Playground': 'yes',
};

/** What every answer of the playground says to browsers: nothing from elsewhere, nothing inline, no frames. */
export function protect(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}
