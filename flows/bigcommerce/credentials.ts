import { normalizeText, withoutEnd } from '../../src/credentials/document.ts';
import type { CredentialsKind, ParseResult, Secrets } from '../../src/shop/shop.ts';
import { type Label, type Labelled, readLabels, tidyValue } from './labels.ts';
import { type ProblemCode, problem } from './problems.ts';
import { HEX_64, isPlaceholder, JSON_WEB_TOKEN, readOptional, readStoreHash, readToken } from './values.ts';

/**
 * Reads the text of a credentials file of a store-level API account, in any layout seen: BigCommerce
 * publishes no description of the file. Needs the store (API PATH) and the ACCESS TOKEN; keeps client id,
 * client secret and name when they are there.
 */
export function parse(text: string): ParseResult {
  const clean = normalizeText(text);
  const refuse = (code: ProblemCode): ParseResult => ({ ok: false, problem: problem(code) });
  if (/"(?:normalStoreUrl|customLayouts|apiHost)"\s*:/.test(clean)) return refuse('theme_credentials');

  const labelled = readLabels(clean);
  const token = valuesOf(labelled, 'token');
  const ids = valuesOf(labelled, 'clientId');
  const secrets = valuesOf(labelled, 'clientSecret');
  const stores = storesIn(clean, labelled);
  if (/\beyJ[\w-]{1,2000}\.[\w-]{1,2000}\./.test(clean) && token.length === 0)
    return refuse('storefront_token');
  if (token.length + stores.length + ids.length + secrets.length === 0) {
    return refuse(isBareSecret(tidyValue(clean)) ? 'unlabelled' : 'not_credentials');
  }

  const hashes = stores.map(readStoreHash);
  const wrongStore = hashes.find((hash) => !hash.ok);
  if (wrongStore && !wrongStore.ok) return refuse(wrongStore.code);
  if (token.length === 0) return refuse('missing_token');
  const hash = new Set(hashes.flatMap((read) => (read.ok ? [read.value] : [])));
  if ([token, ids, secrets, [...hash]].some((values) => values.length > 1))
    return refuse('conflicting_values');

  const clientId = readOptional(ids[0]);
  const clientSecret = readOptional(secrets[0]);
  const others = { ...(clientId && { clientId }), ...(clientSecret && { clientSecret }) };
  const access = readToken(token[0] ?? '', others);
  if (!access.ok) return refuse(access.code);
  const [storeHash] = hash;
  if (storeHash === undefined) return refuse('missing_store');

  const clientName = nameIn(labelled);
  return {
    ok: true,
    secrets: { storeHash, accessToken: access.value, ...others, ...(clientName && { clientName }) },
    notes: remarks(access.value, clientSecret),
  };
}

/** The distinct values under a label; empty ones don't count. */
function valuesOf(labelled: Labelled[], label: Label): string[] {
  const values = labelled.filter((entry) => entry.label === label && entry.value !== '');
  return [
    ...new Set(values.map(({ value }) => (isPlaceholder(value) ? value : withoutRemark(value, label)))),
  ];
}

/** Drops words behind a value. A store's path must be whole: half a hash would be another store. */
function withoutRemark(value: string, label: Label): string {
  const remark = label === 'store' ? /(?<=\/v[23]\/?)[,;.)]*\s.*$|\s#.*$/ : /\s.*$/;
  return value.replace(remark, '').trimEnd();
}

/** What names the store: labelled values, or else an address that stands somewhere in the text. */
function storesIn(text: string, labelled: Labelled[]): string[] {
  const values = valuesOf(labelled, 'store');
  if (values.length > 0) return values;
  const addresses = text.match(
    /(?:https?:\/\/)?(?:api\.bigcommerce\.com\/[^\s"'`<>,]*|store-[a-z0-9-]{1,60}\.mybigcommerce\.com[^\s"'`<>,]*)/gi,
  );
  return [...new Set(addresses ?? [])];
}

function nameIn(labelled: Labelled[]): string | undefined {
  const value = labelled.find((entry) => entry.label === 'name' && entry.value !== '')?.value;
  return value?.slice(0, 100);
}

function remarks(token: string, clientSecret: string | undefined): string[] {
  const notes: string[] = [];
  if (!/^[a-z0-9]{31,32}$/.test(token)) {
    notes.push(
      "The access token looks a little different from BigCommerce's usual ones; I'll try it anyway.",
    );
  }
  if (clientSecret !== undefined && !HEX_64.test(clientSecret)) {
    notes.push(
      "The client secret looks incomplete. I can't check it with BigCommerce, so please have a look.",
    );
  }
  return notes;
}

export const fields: CredentialsKind['fields'] = [
  {
    id: 'store',
    label: 'API path (or store hash)',
    placeholder: 'https://api.bigcommerce.com/stores/abc123/v3/',
    hint: 'The line API PATH in the file. Without the file, the address of your control panel will do: https://store-….mybigcommerce.com.',
  },
  {
    id: 'access_token',
    label: 'Access token',
    hint: 'The line ACCESS TOKEN: 31 letters and digits.',
    secret: true,
  },
  { id: 'client_id', label: 'Client ID', optional: true },
  { id: 'client_secret', label: 'Client secret', optional: true, secret: true },
];

/** Reads the manual form. A label copied along with its value does no harm. */
export const parseForm: CredentialsKind['parseForm'] = (values) => {
  const [store, token, id, secret] = fields.map(({ id }) => unlabelled(values[id] ?? ''));
  const clientId = readOptional(id);
  const clientSecret = readOptional(secret);
  const others = { ...(clientId && { clientId }), ...(clientSecret && { clientSecret }) };
  const hash = readStoreHash(store ?? '');
  const access = readToken(token ?? '', others);
  const errors: Record<string, string> = {};
  if (!hash.ok)
    errors.store = store ? (FORM_ERRORS[hash.code] ?? FORM_ERRORS.store) : 'Please fill in the API path.';
  if (!access.ok)
    errors.access_token = token
      ? (FORM_ERRORS[access.code] ?? FORM_ERRORS.token)
      : 'Please fill in the access token.';
  if (id && !clientId)
    errors.client_id = 'This does not look like a client ID; leave it empty if you have none.';
  if (secret && !clientSecret)
    errors.client_secret = 'This does not look like a client secret; leave it empty if you have none.';
  if (!hash.ok || !access.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    secrets: { storeHash: hash.value, accessToken: access.value, ...others },
    notes: remarks(access.value, clientSecret),
  };
};

const FORM_ERRORS = {
  store: 'This is not an API path. It looks like https://api.bigcommerce.com/stores/abc123/v3/.',
  token: 'This is not a complete access token: it has 31 letters and digits. Please copy it once more.',
  not_filled_in: 'That is not the value yet. Please copy it from the window, or from the file.',
  account_level: 'This path belongs to a whole account; I need the one with /stores/ in it.',
  legacy_account:
    'This is a path of the old kind; I need the one that starts with https://api.bigcommerce.com/stores/.',
  storefront_token: 'This is a storefront token; I need the line ACCESS TOKEN.',
  client_secret_as_token: 'This is the client secret; I need the line ACCESS TOKEN.',
  client_id_as_token: 'This is the client ID; I need the line ACCESS TOKEN.',
} as Partial<Record<ProblemCode, string>> & { store: string; token: string };

function unlabelled(value: string): string {
  const labelled = readLabels(value);
  return labelled.length === 1 && labelled[0] ? labelled[0].value : tidyValue(value);
}

/**
 * Whether a chat message holds credentials, or a piece of them. Ordinary words, order numbers, dashed ids
 * and addresses don't count.
 */
export function looksLikeCredentials(text: string): boolean {
  const clean = normalizeText(text);
  const words = clean.split(/[\s"'`()<>{}[\],;|*]+/).filter((word) => !/:\/\/|^www\./i.test(word));
  if (words.flatMap((word) => word.split(/[:=]+/)).some((word) => isBareSecret(withoutEnd(word, '.!?'))))
    return true;
  return readLabels(clean).some(
    ({ label, value }) =>
      (label === 'token' || label === 'clientSecret' || label === 'clientId') &&
      /^[\w.~+/=-]{16,}$/.test(value) &&
      /\d/.test(value),
  );
}

function isBareSecret(word: string): boolean {
  if (HEX_64.test(word) || JSON_WEB_TOKEN.test(word)) return true;
  return /^[a-z0-9]{30,32}$/.test(word) && count(word, /\d/g) >= 2 && count(word, /[a-z]/g) >= 2;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The secret values, the access token first. The client id is no secret by itself, but of no use to anyone. */
export function secretValues(secrets: Secrets): string[] {
  return [secrets.accessToken, secrets.clientSecret, secrets.clientId].filter((value) => value !== undefined);
}

/** The store's public id. */
export function describe(secrets: Secrets): { shop: string } {
  return { shop: secrets.storeHash ?? '' };
}
