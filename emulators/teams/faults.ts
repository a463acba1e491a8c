/** What can be made to go wrong with the local Teams. */
import { PlatformFaults } from '../kit/faults.ts';

/** What the bot can call: `send` is also a reply, `members` every look at people, `download` a file. */
export type Call = 'create' | 'send' | 'update' | 'delete' | 'members' | 'team' | 'download';

/** An error as the connector tells it. */
export interface Refusal {
  status: number;
  code: string;
}

const linkLifetimeMs = 5 * 60_000;

export class Faults extends PlatformFaults<Call, Refusal> {
  /** How long links of files sent from now on work, in milliseconds; Teams': a few minutes. */
  linkLifetimeMs = linkLifetimeMs;

  /** The next `times` calls answer this status, or this error. */
  override fail(call: Call | '*', times = 1, what: number | Refusal = 500): void {
    super.fail(call, times, typeof what === 'number' ? { status: what, code: codeOf(what) } : what);
  }

  /** Everything works again; links that have expired stay so. */
  override clear(): void {
    super.clear();
    this.linkLifetimeMs = linkLifetimeMs;
  }
}

const codeOf = (status: number) =>
  status === 412 ? 'PreconditionFailed' : status < 500 ? 'BadArgument' : 'ServiceError';
