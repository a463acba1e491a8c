import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, gateway } from './answers.ts';
import type { ShopRecords } from './records.ts';
import { type Route, routes } from './routes.ts';
import type { Level, SandboxShop } from './shops.ts';

/** A request as it came in. */
export interface Incoming {
  method: string;
  /** The store's hash in the address; empty if there was none. */
  hash: string;
  /** Below the store, e.g. `/v2/time`. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * BigCommerce's order of checks: the route, the auth header, the token, store and permission, and only then
 * the endpoint itself, which looks at the body.
 */
export function passGateway(
  incoming: Incoming,
  shops: Record<string, SandboxShop>,
  records: ShopRecords,
  beta: boolean,
): Answer {
  const { hash, method, path, headers } = incoming;
  if (/^\/v3\/.+\/$/.test(path)) return gateway.trailingSlash;
  const route = routes.find((each) => each.method === method && each.path.test(path) && (beta || !each.beta));
  if (!route || hash === '') return gateway.noRoute;

  const token = headers['x-auth-token'];
  if (token === undefined) return gateway.noToken;
  if (typeof token !== 'string' || token.trim() === '') return gateway.emptyToken;
  if (!Object.values(shops).some(({ tokens }) => Object.hasOwn(tokens, token))) return gateway.wrongToken;

  const shop = Object.hasOwn(shops, hash) ? shops[hash] : undefined;
  const scopes = shop && Object.hasOwn(shop.tokens, token) ? shop.tokens[token] : undefined;
  if (!shop || !scopes) return gateway.noScope;
  if (route.needs && !opens(scopes[route.needs.scope], route.needs.to)) return gateway.noScope;

  const hasBody = method === 'POST' || method === 'PUT';
  if (hasBody && !headers['content-type']?.startsWith('application/json')) return gateway.notJson;
  return route.handle({
    ...incoming,
    shop,
    records,
    id: idIn(route, path),
    body: parsed(incoming.text),
  });
}

function opens(level: Level, to: 'read' | 'write'): boolean {
  return level === 'modify' || level === 'manage' || (level === 'read-only' && to === 'read');
}

function idIn(route: Route, path: string): string {
  return route.path.exec(path)?.[1] ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
