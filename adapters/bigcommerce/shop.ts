import type { Secrets, Shop } from '../../src/shop/shop.ts';
import { LEVELS, permissions } from './checks/permissions.ts';
import { verifyStore } from './checks/verify.ts';
import { API_URL, openStore, type StoreKey } from './client.ts';
import { fields, parseForm } from './credentials/form.ts';
import { parse } from './credentials/parse.ts';
import { looksLikeCredentials } from './credentials/recognize.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';

/** BigCommerce: credentials of a store-level API account, how to read them, and how to check them live. */
export const bigcommerce: Shop = {
  name: 'BigCommerce',
  variables: {
    BIGCOMMERCE_API_URL: { accepts: isOrigin, message: `must be an http(s) address, e.g. ${API_URL}` },
  },
  levels: LEVELS,
  words: en,
  translations: { de, es },
  fields,
  parse,
  parseForm,
  looksLikeCredentials,
  // The client id is no secret by itself, but of no use to anyone.
  secretValues: ({ accessToken, clientSecret, clientId }) =>
    [accessToken, clientSecret, clientId].filter((value) => value !== undefined),
  describe: ({ storeHash = '' }) => ({ shop: storeHash }),
  handOver,
  checks: permissions.map(({ id, required }) => ({ id, required })),

  async verify(secrets, { BIGCOMMERCE_API_URL: apiUrl }, onCheck) {
    const key = keyIn(secrets);
    return await verifyStore(openStore(key, apiUrl ? { apiUrl } : {}), key.storeHash, onCheck);
  },
};

function keyIn({ storeHash, accessToken }: Secrets): StoreKey {
  if (storeHash === undefined || accessToken === undefined) throw new Error('the credentials are incomplete');
  return { storeHash, accessToken };
}

/** By the names of BigCommerce's own file. What was not in it is left out. */
function handOver(secrets: Secrets): Record<string, string> {
  const { storeHash, accessToken } = keyIn(secrets);
  const { clientId, clientSecret } = secrets;
  return {
    store_hash: storeHash,
    api_path: `${API_URL}/stores/${storeHash}/v3/`,
    access_token: accessToken,
    ...(clientId && { client_id: clientId }),
    ...(clientSecret && { client_secret: clientSecret }),
  };
}

function isOrigin(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol) && !/[?#@]/.test(url);
}
