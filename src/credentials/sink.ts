/** One hand-over: what a sink needs to know of it. */
export interface Delivery {
  onboarding: { id: string; flow: string; customer?: string | undefined };
  submission: string;
  /** When it was asked for (ms since 1970): the same at every try. */
  at: number;
  /** What this place answered to the last hand-over of the same onboarding. */
  receipt?: string | undefined;
  /** What a shop hands over, see `Shop.handOver`. */
  secrets: Readonly<Record<string, string>>;
}

/**
 * The port to a place that takes credentials. Resolves once they were accepted there, with a receipt where the place
 * needs one to know its own again. Delivering a submission again is harmless: there it stays one.
 * @throws DeliveryError
 */
export interface Sink {
  deliver(delivery: Delivery): Promise<string | undefined>;
}

/**
 * What kept a delivery from being accepted. `later`: another try may help, not before `retryAfterMs` if it says
 * so. `gone`: the address wants nothing any more. `off`: that was found out before, and it was not even asked.
 * `refused`: this delivery will never be taken there. `sealed`: it can't be unsealed, and was not even offered.
 */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: 'later' | 'gone' | 'off' | 'refused' | 'sealed';
  /** A word for logs, such as `status_500`; never what was sent, nor what was answered. */
  readonly reason: string;
  readonly retryAfterMs: number | undefined;

  constructor(code: DeliveryError['code'], reason: string, retryAfterMs?: number) {
    super(`${code}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}
