/** What can be made to go wrong, at run time: by tests and by the playground's page. */
import { FaultQueue } from '../shared/fault-queue.ts';

/** What the bot can call: `send` is also a reply, `members` every look at people, `download` a file. */
export type Call = 'create' | 'send' | 'update' | 'delete' | 'members' | 'team' | 'download';

/** An error as the connector tells it. */
export interface Refusal {
  status: number;
  code: string;
}

/** How one call goes wrong. */
export type CallFault =
  | { kind: 'rateLimit'; retryAfterSeconds: number }
  | ({ kind: 'fail' } & Refusal)
  | { kind: 'hang' }
  /** The call is carried out, but its answer never arrives. */
  | { kind: 'loseAnswer' };

export class Faults {
  readonly #calls = new FaultQueue<CallFault>();
  /** How often each activity is delivered; 1 is normal. */
  copies = 1;
  /** How many of the next activities to hold back and deliver last to first; 0 is normal. */
  shuffle = 0;
  /** How long links of files sent from now on work, in milliseconds; Teams': a few minutes. */
  linkLifetimeMs = linkLifetimeMs;
  /** Where downloads redirect to instead of answering. */
  redirectDownloads: string | undefined;

  /** The next `times` calls (of any kind, with `*`) answer 429 with `Retry-After`. */
  rateLimit(call: Call | '*', times = 1, retryAfterSeconds = 1): void {
    this.#calls.add(call, times, { kind: 'rateLimit', retryAfterSeconds });
  }

  /** The next `times` calls answer this status, or this error. */
  fail(call: Call | '*', times = 1, what: number | Refusal = 500): void {
    const refusal = typeof what === 'number' ? { status: what, code: codeOf(what) } : what;
    this.#calls.add(call, times, { kind: 'fail', ...refusal });
  }

  /** The next `times` calls are never answered. */
  hang(call: Call | '*', times = 1): void {
    this.#calls.add(call, times, { kind: 'hang' });
  }

  /** The next `times` calls are carried out but the connection breaks before the answer. */
  loseAnswer(call: Call | '*', times = 1): void {
    this.#calls.add(call, times, { kind: 'loseAnswer' });
  }

  /** Every activity is delivered `times` times, with the same id. */
  repeatActivities(times: number): void {
    this.copies = times;
  }

  /** The next `count` activities are held back until all are there, then delivered last to first. */
  reorderActivities(count: number): void {
    this.shuffle = count;
  }

  /** Takes the next fault waiting for such a call. */
  take(call: Call): CallFault | undefined {
    return this.#calls.take(call);
  }

  /** Everything works again; links that have expired stay so. */
  clear(): void {
    this.#calls.clear();
    this.copies = 1;
    this.shuffle = 0;
    this.linkLifetimeMs = linkLifetimeMs;
    this.redirectDownloads = undefined;
  }
}

const linkLifetimeMs = 5 * 60_000;

const codeOf = (status: number) =>
  status === 412 ? 'PreconditionFailed' : status < 500 ? 'BadArgument' : 'ServiceError';
