/** What can be made to go wrong with any chat platform, at run time: by tests and by the playground's page. */

import { ChangeFeed } from './changes.ts';

/** How one call goes wrong; `Refusal` is what the platform says when it fails. */
export type CallFault<Refusal> =
  | { kind: 'rateLimit'; retryAfterSeconds: number }
  | { kind: 'fail'; with: Refusal }
  | { kind: 'hang' }
  /** The call is carried out, but its answer never arrives. */
  | { kind: 'loseAnswer' };

/** `Call` is the name of something the bot can call; `*` stands for any. */
export class PlatformFaults<Call extends string, Refusal> {
  /** Tells of each fault as it strikes a call. */
  readonly struck = new ChangeFeed<{ call: Call; fault: CallFault<Refusal> }>();
  readonly #waiting = new Map<string, CallFault<Refusal>[]>();
  /** How often everything is delivered, each time with the same id; 1 is normal. */
  copies = 1;
  /** How many of the next deliveries to hold back and hand over last to first; 0 is normal. */
  shuffle = 0;
  /** Where downloads redirect to instead of answering. */
  redirectDownloads: string | undefined;

  /** The next `times` calls answer 429 with `Retry-After`. */
  rateLimit(call: Call | '*', times = 1, retryAfterSeconds = 1): void {
    this.#add(call, times, { kind: 'rateLimit', retryAfterSeconds });
  }

  /** The next `times` calls fail like this. */
  fail(call: Call | '*', times: number, what: Refusal): void {
    this.#add(call, times, { kind: 'fail', with: what });
  }

  /** The next `times` calls are never answered. */
  hang(call: Call | '*', times = 1): void {
    this.#add(call, times, { kind: 'hang' });
  }

  /** The next `times` calls are carried out but the connection breaks before the answer. */
  loseAnswer(call: Call | '*', times = 1): void {
    this.#add(call, times, { kind: 'loseAnswer' });
  }

  /** Takes the next fault waiting for such a call. */
  take(call: Call): CallFault<Refusal> | undefined {
    const fault = this.#waiting.get(call)?.shift() ?? this.#waiting.get('*')?.shift();
    if (fault) this.struck.emit({ call, fault });
    return fault;
  }

  /** The faults that wait for whatever is called next, in their order. */
  get waiting(): readonly CallFault<Refusal>[] {
    return this.#waiting.get('*') ?? [];
  }

  /** No call goes wrong any more. */
  callOff(): void {
    this.#waiting.clear();
  }

  /** Everything works again. */
  clear(): void {
    this.callOff();
    this.copies = 1;
    this.shuffle = 0;
    this.redirectDownloads = undefined;
  }

  #add(call: Call | '*', times: number, fault: CallFault<Refusal>): void {
    const waiting = this.#waiting.get(call) ?? [];
    waiting.push(...Array.from({ length: times }, () => fault));
    this.#waiting.set(call, waiting);
  }
}
