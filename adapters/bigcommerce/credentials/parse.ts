import { normalizeText } from '../../../src/credentials/document.ts';
import type { ParseResult } from '../../../src/shop/shop.ts';
import { type Label, type Labelled, readLabels, tidyValue } from './labels.ts';
import { notesOn } from './notes.ts';
import type { ProblemCode } from './problems.ts';
import { isBareSecret } from './recognize.ts';
import { isPlaceholder, readOptional, readStoreHash, readToken } from './values.ts';

/**
 * Reads the text of a credentials file of a store-level API account, in any layout seen: BigCommerce
 * publishes no description of the file. Needs the store (API PATH) and the ACCESS TOKEN; keeps client id,
 * client secret and name when they are there.
 */
export function parse(text: string): ParseResult {
  const clean = normalizeText(text);
  const refuse = (code: ProblemCode): ParseResult => ({ ok: false, problem: { code } });
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
    notes: notesOn(access.value, clientSecret),
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
  const remark = label === 'store' ? /(?<=\/v[23]\/?)[,;.)]*\s.*$|\s#.*$/s : /\s.*$/s;
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
