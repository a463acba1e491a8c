import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Somebody who may use the API: their name, and the SHA-256 of their token in lower-case hex. */
export interface ApiToken {
  name: string;
  hash: string;
}

/** Reads `name:sha256-hex[,…]`; undefined when it is not that, or names somebody twice. */
export function readApiTokens(value: string): ApiToken[] | undefined {
  const parts = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const tokens = parts.flatMap((part) => {
    const [, name, hash] = /^([A-Za-z0-9_.-]{1,32}):([0-9a-f]{64})$/i.exec(part) ?? [];
    return name && hash ? [{ name, hash: hash.toLowerCase() }] : [];
  });
  const names = new Set(tokens.map(({ name }) => name));
  return tokens.length === parts.length && names.size === parts.length ? tokens : undefined;
}

/** The name of whoever sent a request, by its bearer token; undefined when it has none of ours. */
export function callerOf(request: IncomingMessage, tokens: readonly ApiToken[]): string | undefined {
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return undefined;
  const hash = createHash('sha256').update(token).digest();
  // Each is looked at, so that the time tells nothing.
  const found = tokens.filter((each) => timingSafeEqual(Buffer.from(each.hash, 'hex'), hash));
  return found[0]?.name;
}
