import type { CredentialsProblem } from '../../../src/shop/shop.ts';

/** What to send, in one sentence. */
export const WANTED =
  'Please send the text file that BigCommerce downloaded when you saved the API account: its name starts with BigCommerceAPI-credentials and ends in .txt, and it is usually in your Downloads folder.';

const NEW_ACCOUNT =
  'If the file is lost, create a new API account (V2/V3 API token) in BigCommerce; it comes with a new file.';

/** What can be wrong with the text of a credentials file; the messages never repeat what was sent. */
const MESSAGES = {
  not_credentials: `I can't find any BigCommerce API credentials in that. ${WANTED}`,
  unlabelled: `That looks like one of the values, but I can't tell which one, and I need the store's API path too. ${WANTED}`,
  missing_token: `There is no ACCESS TOKEN in that. ${WANTED} ${NEW_ACCOUNT}`,
  missing_store: `I found the access token, but not which store it is for: the line that starts with API PATH is missing. ${WANTED}`,
  conflicting_values: `That holds two different sets of credentials, and I can't tell which one you mean. Please send only the newest file.`,
  not_filled_in: `That still has a placeholder or a hidden value where a real value should be. ${WANTED}`,
  wrong_host: `The API PATH there does not lead to BigCommerce (it should start with https://api.bigcommerce.com/stores/). ${WANTED}`,
  malformed_store: `The API PATH there is damaged: I can't read the store's id from it. It should look like https://api.bigcommerce.com/stores/abc123/v3/. ${WANTED}`,
  malformed_token: `The ACCESS TOKEN there is damaged or incomplete. ${WANTED} ${NEW_ACCOUNT}`,
  account_level: `Those credentials belong to your whole BigCommerce account, not to one store. Please create a store-level API account instead: Settings, then API, then Store-level API accounts.`,
  storefront_token: `That is a storefront token, not an access token. I need the credentials of a store-level API account (V2/V3 API token). ${WANTED}`,
  client_secret_as_token: `The client secret stands where the access token should be. ${WANTED}`,
  client_id_as_token: `The client ID stands where the access token should be. ${WANTED}`,
  legacy_account: `Those are credentials of the old kind (user name and token). Please create a store-level API account with a V2/V3 API token instead: Settings, then API, then Store-level API accounts.`,
  theme_credentials: `That is a theme developer's (Stencil) settings file. I need the credentials of a V2/V3 API token. ${WANTED}`,
} as const;

export type ProblemCode = keyof typeof MESSAGES;

/** The problem of that code, with what the merchant reads. */
export function problem(code: ProblemCode): CredentialsProblem {
  return { code, message: MESSAGES[code] };
}
