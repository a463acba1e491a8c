import type { ShopWords } from '../../../src/shop/words.ts';
import type { CheckId, Reason } from '../checks/permissions.ts';
import type { FieldError, FieldId } from '../credentials/form.ts';
import type { Note } from '../credentials/notes.ts';
import type { ProblemCode } from '../credentials/problems.ts';

/** What to send, in one sentence. */
const WANTED =
  'Look in your **Downloads** folder for the file whose name starts with **BigCommerceAPI-credentials** and ends in **.txt**, and send me that.';

const NEW_ACCOUNT =
  'If the file is lost, create a new API account (V2/V3 API token) in BigCommerce: you get a new file with it.';

const LOOK = 'please make sure that its drop-down says {required}.';

/** All that is said about BigCommerce, by code. */
export type Words = ShopWords<{
  problem: ProblemCode;
  note: Note;
  field: FieldId;
  fieldError: FieldError;
  check: CheckId;
  reason: Reason;
}>;

/** In English, the language of BigCommerce's own control panel. */
export const en: Words = {
  wanted: WANTED,
  file: 'the one that was downloaded when you saved the API account',
  problems: {
    not_credentials: `I can't find any BigCommerce API credentials in that. ${WANTED}`,
    unlabelled: `That looks like one of the values, but I can't tell which one, and I need the store's API PATH too. ${WANTED}`,
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
  },
  notes: {
    odd_token: "The access token looks a little different from BigCommerce's usual ones; I'll try it anyway.",
    odd_client_secret:
      "The client secret looks incomplete. I can't check it with BigCommerce, so please have a look.",
  },
  form: {
    title: 'Your API credentials',
    intro:
      'Copy each value from the window that opened after saving, or from the file. Everything is encrypted as soon as you send it.',
    fields: {
      store: {
        label: 'Store address (the API PATH line, or the address of your control panel)',
        placeholder: 'https://api.bigcommerce.com/stores/abc123/v3/',
        hint: 'The address of a control panel begins like https://store-….mybigcommerce.com.',
      },
      access_token: { label: 'Access token', hint: 'The line ACCESS TOKEN: 31 letters and digits.' },
      client_id: { label: 'Client ID' },
      client_secret: { label: 'Client secret' },
    },
    errors: {
      no_store: 'Please fill in the store address.',
      no_token: 'Please fill in the access token.',
      bad_store: 'This is not an API path. It looks like https://api.bigcommerce.com/stores/abc123/v3/.',
      bad_token:
        'This is not a complete access token: it has 31 letters and digits. Please copy it once more.',
      bad_client_id: 'This does not look like a client ID; leave it empty if you have none.',
      bad_client_secret: 'This does not look like a client secret; leave it empty if you have none.',
      not_filled_in: 'That is not the value yet. Please copy it from the window, or from the file.',
      account_level: 'This path belongs to a whole account; I need the one with /stores/ in it.',
      legacy_account:
        'This is a path of the old kind; I need the one that starts with https://api.bigcommerce.com/stores/.',
      storefront_token: 'This is a storefront token; I need the line ACCESS TOKEN.',
      client_secret_as_token: 'This is the client secret; I need the line ACCESS TOKEN.',
      client_id_as_token: 'This is the client ID; I need the line ACCESS TOKEN.',
    },
  },
  checks: {
    customers: 'Customers',
    information: 'Information & Settings',
    marketing: 'Marketing',
    orders: 'Orders',
    transactions: 'Order Transactions',
    payment_methods: 'Get Payment Methods',
    products: 'Products',
    carts: 'Carts',
    storefront_tokens: 'Storefront API Tokens',
    impersonation_tokens: 'Storefront API Customer Impersonation Tokens',
  },
  reasons: {
    unclear: `BigCommerce gave no clear answer; ${LOOK}`,
    contradictory: `BigCommerce gave two different answers; ${LOOK}`,
    only_reading_proved: `reading works, but BigCommerce offers no way to prove modify; ${LOOK}`,
    token_rejected: 'not checked. BigCommerce stopped accepting the access token.',
  },
  results: {
    nothingGranted:
      'BigCommerce knows this token, but it has none of the permissions. Either they all stayed at **none**, or another type of token was picked.',
    tokenRejected:
      "BigCommerce doesn't know this access token. The account may have been deleted, or part of the token is missing. Please send the downloaded file once more, or make a new API account.",
    wrongShop:
      "The token and the store don't belong together. Please send the file exactly as it was downloaded.",
    redo: "Permissions can't be changed later, so please make a new API account and send me its file. I'll show you how. Leave the old one for now.",
    otherStore: 'Log in to the right store first, make the API account there, and send me its file.',
    redoForPm: 'the merchant, to make a new API account',
  },
  terminal: {
    nothingGranted:
      'the access token works, but opens nothing. Either no permission was chosen, or it is not a V2/V3 API token.',
    redo: "The permissions of an API account can't be changed later: create a new one, and leave the old one for now.",
  },
};
