import { tidyValue } from './labels.ts';
import type { ProblemCode } from './problems.ts';

type Read = { ok: true; value: string } | { ok: false; code: ProblemCode };

const API_HOST = 'api.bigcommerce.com';
/** Store hashes seen have 5 to 10 characters; never anything that could change a URL. */
const STORE_HASH = /^[a-z0-9]{3,20}$/;
export const HEX_64 = /^[0-9a-f]{64}$/i;
export const JSON_WEB_TOKEN = /^eyJ[\w-]{5,}\.[\w-]+\.[\w-]*$/;

/**
 * The store hash, from an API path, a store's control panel address, or the bare hash. The address itself
 * is never used: whatever host a file names, only the hash is taken from it.
 */
export function readStoreHash(raw: string): Read {
  const value = tidyValue(raw).replace(/\|.*$/s, '');
  if (isPlaceholder(value)) return { ok: false, code: 'not_filled_in' };
  if (/\s/.test(value)) return { ok: false, code: 'malformed_store' };
  const address = /^(?:https?:\/\/)?([^/?#\s]+\.[^/?#\s]+)(\/[^?#\s]*)?/i.exec(value);
  if (!address) return storeHash(/^\/?stores\/([^/]+)(?:\/(?:v[23]\/?)?)?$/i.exec(value)?.[1] ?? value);

  const host = (address[1] ?? '').toLowerCase().replace(/:(443|80)$/, '');
  const path = address[2] ?? '/';
  if (host === API_HOST) {
    // A damaged path might name another store than the one that is meant.
    if (/[?#]|\/\.{1,2}(\/|$)/.test(value)) return { ok: false, code: 'malformed_store' };
    const inPath = /^\/stores\/([^/]+)/i.exec(path)?.[1];
    return inPath === undefined ? { ok: false, code: 'account_level' } : storeHash(inPath);
  }
  if (/^\/api\/v\d/i.test(path)) return { ok: false, code: 'legacy_account' };
  const panel = /^store-([a-z0-9]+)(?:-\d+)?\.mybigcommerce\.com$/.exec(host)?.[1];
  return panel === undefined ? { ok: false, code: 'wrong_host' } : storeHash(panel);
}

function storeHash(raw: string): Read {
  const bare = tidyValue(decodeBraces(raw));
  if (isPlaceholder(bare)) return { ok: false, code: 'not_filled_in' };
  const hash = bare.toLowerCase().replace(/^store-/, '');
  return STORE_HASH.test(hash) ? { ok: true, value: hash } : { ok: false, code: 'malformed_store' };
}

function decodeBraces(text: string): string {
  return text
    .replace(/%7b/gi, '{')
    .replace(/%7d/gi, '}')
    .replace(/^\$+(?=\{)/, '');
}

/** The access token, unless it is plainly something else. */
export function readToken(raw: string, others: { clientId?: string; clientSecret?: string }): Read {
  const whole = tidyValue(raw);
  if (isPlaceholder(whole)) return { ok: false, code: 'not_filled_in' };
  const token = firstWord(whole);
  if (JSON_WEB_TOKEN.test(token)) return { ok: false, code: 'storefront_token' };
  if (HEX_64.test(token) || token === others.clientSecret)
    return { ok: false, code: 'client_secret_as_token' };
  if (token === others.clientId) return { ok: false, code: 'client_id_as_token' };
  // It becomes a header's value; and the shortest ever seen has 31 characters.
  if (!/^[\w.~+/=-]{16,200}$/.test(token)) return { ok: false, code: 'malformed_token' };
  return { ok: true, value: token };
}

/** A client id or client secret; undefined when there is none worth keeping. */
export function readOptional(raw: string | undefined): string | undefined {
  const whole = tidyValue(raw ?? '');
  if (whole === '' || isPlaceholder(whole)) return undefined;
  const word = firstWord(whole);
  return /^[\w.~+/=-]{4,200}$/.test(word) ? word : undefined;
}

function firstWord(text: string): string {
  return tidyValue(text.split(/\s/)[0] ?? '');
}

/** Whether a value was never filled in: `<your token>`, `xxxx`, `{access_token}`, `••••`, `TODO`. */
export function isPlaceholder(value: string): boolean {
  return (
    value !== '' &&
    (/^[x*•●·._…#-]+$/i.test(value) ||
      /^(?:your|my|the|insert|enter|paste|put|add|copy)[\s_-]/i.test(value) ||
      /^(?:(?:bigcommerce|bc|api|access|auth|client|store|account|x)[\s_-]*)*(?:token|id|secret|hash|path|url|name)(?:[\s_-]*here)?$/i.test(
        value,
      ) ||
      /^(?:todo|tbd|changeme|change[\s_-]me|redacted|hidden|placeholder|example|null|undefined|none|n\/a|string)$/i.test(
        value,
      ) ||
      /^(?:\$|env\.|process\.env)/i.test(value))
  );
}
