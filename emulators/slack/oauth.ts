/** Installing the app by OAuth v2, as docs.slack.dev/authentication/installing-with-oauth has it. */
import { randomSecret } from './ids.ts';

interface Grant {
  redirectUri: string;
  scopes: string[];
  user: string;
  until: number;
}

/** Codes are good for ten minutes, once. */
const GRANT_MS = 10 * 60_000;

export class Oauth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is asked whether the app may come in; undefined: nobody is signed in. */
  installer: string | undefined;
  readonly #grants = new Map<string, Grant>();
  readonly #now: () => number;

  constructor(client: { clientId: string; clientSecret: string }, now: () => number) {
    this.clientId = client.clientId;
    this.clientSecret = client.clientSecret;
    this.#now = now;
  }

  /** Whoever is signed in says yes. Answers where their browser is led; undefined: Slack shows an error of its own. */
  authorize(parameters: URLSearchParams): string | undefined {
    const redirectUri = parameters.get('redirect_uri') ?? '';
    const scopes = (parameters.get('scope') ?? '').split(',').filter(Boolean);
    if (parameters.get('client_id') !== this.clientId || scopes.length === 0) return undefined;
    if (this.installer === undefined || !URL.canParse(redirectUri)) return undefined;
    const code = randomSecret();
    this.#grants.set(code, { redirectUri, scopes, user: this.installer, until: this.#now() + GRANT_MS });
    const url = new URL(redirectUri);
    url.searchParams.set('code', code);
    url.searchParams.set('state', parameters.get('state') ?? '');
    return url.href;
  }

  /** Gives a code's grant away; or Slack's word for why not. */
  redeem(
    code: string,
    redirectUri: string | undefined,
  ): Grant | 'invalid_code' | 'code_already_used' | 'bad_redirect_uri' {
    const grant = this.#grants.get(code);
    if (!grant || grant.until < this.#now()) return 'invalid_code';
    if (redirectUri !== grant.redirectUri) return 'bad_redirect_uri';
    this.#grants.delete(code);
    return grant;
  }
}
