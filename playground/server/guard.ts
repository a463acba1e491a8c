import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLocal } from '../../src/server/local.ts';

/** Whether a request may reach the page: what changes something needs the page's own `Origin`. */
export function isOwn(request: IncomingMessage): boolean {
  return isLocal(request) && (request.headers.origin !== undefined || isReading(request.method));
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
