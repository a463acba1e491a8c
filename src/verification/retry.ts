/** Thrown by a job that is worth trying again, and not before so many milliseconds. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly retryAfterMs: number;

  constructor(retryAfterMs = 0) {
    super('to be tried again later');
    this.retryAfterMs = retryAfterMs;
  }
}
