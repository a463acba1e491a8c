import type { FormResult, ShopField } from '../../../src/shop/shop.ts';
import { readLabels, tidyValue } from './labels.ts';
import { notesOn } from './notes.ts';
import type { ProblemCode } from './problems.ts';
import { readOptional, readStoreHash, readToken } from './values.ts';

export type FieldId = 'store' | 'access_token' | 'client_id' | 'client_secret';

/** The fields, in order. */
export const fields: (ShopField & { id: FieldId })[] = [
  { id: 'store' },
  { id: 'access_token', secret: true },
  { id: 'client_id', optional: true },
  { id: 'client_secret', optional: true, secret: true },
];

/** What is wrong with a text, where a field has words of its own for it. */
const KNOWN = [
  'not_filled_in',
  'account_level',
  'legacy_account',
  'storefront_token',
  'client_secret_as_token',
  'client_id_as_token',
] as const;

/** What can be wrong with a field. */
export type FieldError =
  | (typeof KNOWN)[number]
  | 'no_store'
  | 'no_token'
  | 'bad_store'
  | 'bad_token'
  | 'bad_client_id'
  | 'bad_client_secret';

/** Reads the manual form. A label copied along with its value does no harm. */
export function parseForm(values: Record<string, string>): FormResult {
  const [store, token, id, secret] = fields.map(({ id }) => unlabelled(values[id] ?? ''));
  const clientId = readOptional(id);
  const clientSecret = readOptional(secret);
  const others = { ...(clientId && { clientId }), ...(clientSecret && { clientSecret }) };
  const hash = readStoreHash(store ?? '');
  const access = readToken(token ?? '', others);
  const errors: Partial<Record<FieldId, FieldError>> = {};
  if (!hash.ok) errors.store = store ? errorOf(hash.code, 'bad_store') : 'no_store';
  if (!access.ok) errors.access_token = token ? errorOf(access.code, 'bad_token') : 'no_token';
  if (id && !clientId) errors.client_id = 'bad_client_id';
  if (secret && !clientSecret) errors.client_secret = 'bad_client_secret';
  if (!hash.ok || !access.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    secrets: { storeHash: hash.value, accessToken: access.value, ...others },
    notes: notesOn(access.value, clientSecret),
  };
}

function errorOf(code: ProblemCode, otherwise: FieldError): FieldError {
  return KNOWN.find((known) => known === code) ?? otherwise;
}

function unlabelled(value: string): string {
  const labelled = readLabels(value);
  return labelled.length === 1 && labelled[0] ? labelled[0].value : tidyValue(value);
}
