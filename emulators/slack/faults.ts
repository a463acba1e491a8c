/** What can be made to go wrong with the local Slack. */
import { PlatformFaults } from '../kit/faults.ts';

/** A call of a Web API method fails with an `error` of Slack, or with a bare HTTP status. */
export type Refusal = string | number;

/** Calls are named as the methods of the Web API. */
export class Faults extends PlatformFaults<string, Refusal> {
  readonly #scopes: Set<string>;
  tokenState: 'valid' | 'token_expired' | 'account_inactive' | 'token_revoked' = 'valid';

  constructor(scopes: Iterable<string>) {
    super();
    this.#scopes = new Set(scopes);
  }

  override fail(method: string, times = 1, what: Refusal = 'internal_error'): void {
    super.fail(method, times, what);
  }

  /** From now on the bot token is refused. */
  expireToken(error: 'token_expired' | 'account_inactive' | 'token_revoked' = 'token_expired'): void {
    this.tokenState = error;
  }

  dropScope(scope: string): void {
    this.#scopes.delete(scope);
  }

  grantScope(scope: string): void {
    this.#scopes.add(scope);
  }

  get scopes(): ReadonlySet<string> {
    return this.#scopes;
  }

  /** Everything works again (scopes stay as they are). */
  override clear(): void {
    super.clear();
    this.tokenState = 'valid';
  }
}
