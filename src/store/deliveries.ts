/** One try to tell a webhook something. */
export interface DeliveryTry {
  /** The webhook-id: the same at every try. */
  id: string;
  type: string;
  onboarding: string;
  /** When (ms since 1970). */
  at: number;
  /** `accepted`, or a word for what went wrong, such as `status_500`. */
  status: string;
  /** What was said, to say it again; left out for what is secret, sealed or not. */
  body?: string | undefined;
}

/** What is remembered of everything said under one webhook-id: the newest try, and how many there were. */
export interface DeliveryRecord extends DeliveryTry {
  tries: number;
}

/**
 * The port to the log of what webhooks were told. It forgets what is old, and what is too much. Every method
 * rejects when the store can't be reached.
 */
export interface Deliveries {
  note(tried: DeliveryTry): Promise<void>;
  /** The newest first. */
  list(atMost: number): Promise<DeliveryRecord[]>;
  /** Drops what is noted of an onboarding. */
  forget(onboarding: string): Promise<void>;
  find(id: string): Promise<DeliveryRecord | undefined>;

  /** The webhook said that it wants nothing any more. */
  switchOff(at: number): Promise<void>;
  /** Since when (ms since 1970) it wants nothing any more, if that is so. */
  offSince(): Promise<number | undefined>;
  /** It is to be tried again. */
  switchOn(): Promise<void>;
}
