/** Response URLs: where the bot may answer a command or a press up to five times in 30 minutes. */
import { randomSecret } from './ids.ts';

const lifetimeMs = 30 * 60 * 1000;
const uses = 5;

/** What a response URL answers to. */
export interface ResponseTarget {
  user: string;
  channel: string;
  /** The message whose button was pressed, if one was. */
  message?: string;
}

export class ResponseUrls {
  readonly #issued = new Map<string, { target: ResponseTarget; at: number; left: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The path of a new response URL. */
  issue(target: ResponseTarget): string {
    const secret = randomSecret();
    this.#issued.set(secret, { target, at: this.#now(), left: uses });
    return `/respond/${secret}`;
  }

  /** Counts one use. Returns the target, or Slack's error (`used_url`, `expired_url`). */
  use(secret: string): { target: ResponseTarget } | { error: string } {
    const issued = this.#issued.get(secret);
    if (!issued || this.#now() - issued.at > lifetimeMs) return { error: 'expired_url' };
    if (issued.left === 0) return { error: 'used_url' };
    issued.left -= 1;
    return { target: issued.target };
  }
}
