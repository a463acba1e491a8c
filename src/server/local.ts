import type { IncomingMessage } from 'node:http';

const NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request was meant for this machine, and comes from one of its programs, from a page of this
 * very server, or from somebody who opens one. Other web pages must reach nothing here: not by a name
 * that they point at it (`Host`), not by a form or a script of theirs (`Origin`, `Sec-Fetch-Site`).
 */
export function isLocal({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { host = '', origin } = headers;
  if (!NAMES.has(host.replace(/:\d+$/, '').toLowerCase())) return false;
  if (origin !== undefined) return origin === `http://${host}`;
  const site = headers['sec-fetch-site'];
  const opens = headers['sec-fetch-mode'] === 'navigate';
  return site === undefined || site === 'same-origin' || site === 'none' || opens;
}
