import type { FormField } from '../../../src/chat/message.ts';
import type { FormResult } from '../../../src/shop/shop.ts';
import { readLabels, tidyValue } from './labels.ts';
import type { ProblemCode } from './problems.ts';
import { remarks } from './remarks.ts';
import { readOptional, readStoreHash, readToken } from './values.ts';

export const fields: FormField[] = [
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
export function parseForm(values: Record<string, string>): FormResult {
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
}

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
