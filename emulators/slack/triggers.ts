/** Trigger ids: what lets the bot open a modal right after a person did something. */
import { randomBytes } from 'node:crypto';

const lifetimeMs = 3000;

interface Trigger {
  user: string;
  at: number;
  used: boolean;
}

export class Triggers {
  readonly #issued = new Map<string, Trigger>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new trigger id for what `user` just did, good once, for 3 seconds. */
  issue(user: string): string {
    const id = `${Date.now()}.${randomBytes(6).readUIntBE(0, 6)}.${randomBytes(16).toString('hex')}`;
    this.#issued.set(id, { user, at: this.#now(), used: false });
    return id;
  }

  /** Uses a trigger id up. Returns the person it belongs to, or Slack's error. */
  redeem(id: string): { user: string } | { error: string } {
    const trigger = this.#issued.get(id);
    if (!trigger) return { error: 'invalid_trigger_id' };
    if (this.#now() - trigger.at > lifetimeMs) return { error: 'expired_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    trigger.used = true;
    return { user: trigger.user };
  }
}
