/** What can be made to go wrong, at run time: by tests and by the playground's page. */

import { FaultQueue } from '../shared/fault-queue.ts';

/** How one call of a Web API method goes wrong. */
export type CallFault =
  | { kind: 'rateLimit'; retryAfterSeconds: number }
  /** An `error` of Slack, or a bare HTTP status. */
  | { kind: 'fail'; with: string | number }
  | { kind: 'hang' }
  /** The call is carried out, but its answer never arrives. */
  | { kind: 'loseAnswer' };

export class Faults {
  readonly #calls = new FaultQueue<CallFault>();
  readonly #scopes: Set<string>;
  tokenState: 'valid' | 'token_expired' | 'account_inactive' | 'token_revoked' = 'valid';
  /** How often each event is delivered; 1 is normal. */
  copies = 1;
  /** How many of the next events to hold back and deliver last to first; 0 is normal. */
  shuffle = 0;
  /** Where downloads redirect to instead of answering. */
  redirectDownloads: string | undefined;

  constructor(scopes: Iterable<string>) {
    this.#scopes = new Set(scopes);
  }

  /** The next `times` calls of `method` (or of any, with `*`) answer 429 with `Retry-After`. */
  rateLimit(method: string, times = 1, retryAfterSeconds = 1): void {
    this.#calls.add(method, times, { kind: 'rateLimit', retryAfterSeconds });
  }

  /** The next `times` calls answer this Slack error (`internal_error`) or this HTTP status (503). */
  fail(method: string, times = 1, what: string | number = 'internal_error'): void {
    this.#calls.add(method, times, { kind: 'fail', with: what });
  }

  /** The next `times` calls are never answered. */
  hang(method: string, times = 1): void {
    this.#calls.add(method, times, { kind: 'hang' });
  }

  /** The next `times` calls are carried out but the connection breaks before the answer. */
  loseAnswer(method: string, times = 1): void {
    this.#calls.add(method, times, { kind: 'loseAnswer' });
  }

  /** From now on the bot token is refused. */
  expireToken(error: 'token_expired' | 'account_inactive' | 'token_revoked' = 'token_expired'): void {
    this.tokenState = error;
  }

  /** Every event is delivered `times` times, with the same id. */
  repeatEvents(times: number): void {
    this.copies = times;
  }

  /** The next `count` events are held back until all are there, then delivered last to first. */
  reorderEvents(count: number): void {
    this.shuffle = count;
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

  /** Takes the next fault waiting for a call of `method`. */
  take(method: string): CallFault | undefined {
    return this.#calls.take(method);
  }

  /** Everything works again (scopes stay as they are). */
  clear(): void {
    this.#calls.clear();
    this.tokenState = 'valid';
    this.copies = 1;
    this.shuffle = 0;
    this.redirectDownloads = undefined;
  }
}
