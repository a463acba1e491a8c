/** What can be wrong with the text of a credentials file. */
export type ProblemCode =
  | 'not_credentials'
  | 'unlabelled'
  | 'missing_token'
  | 'missing_store'
  | 'conflicting_values'
  | 'not_filled_in'
  | 'wrong_host'
  | 'malformed_store'
  | 'malformed_token'
  | 'account_level'
  | 'storefront_token'
  | 'client_secret_as_token'
  | 'client_id_as_token'
  | 'legacy_account'
  | 'theme_credentials';
