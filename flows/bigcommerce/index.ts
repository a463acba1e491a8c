import type { CredentialsKind } from '../../src/shop/shop.ts';
import { checks, verify } from './checks.ts';
import { describe, fields, looksLikeCredentials, parse, parseForm, secretValues } from './credentials.ts';
import { WANTED } from './problems.ts';

/** Credentials of a BigCommerce store-level API account: how to read them, and how to check them live. */
export const credentials: CredentialsKind = {
  shopName: 'BigCommerce',
  wanted: WANTED,
  fields,
  parse,
  parseForm,
  looksLikeCredentials,
  secretValues,
  describe,
  verify,
  checks,
};
