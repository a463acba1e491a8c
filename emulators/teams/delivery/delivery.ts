/**
 * Delivers activities to the bot as Teams does: signed again each time, and sent again with the same id
 * when the answer is not 2xx or does not come within 15 seconds.
 */
import { attempt } from '../../kit/attempts.ts';
import { Courier } from '../../kit/courier.ts';
import type { Faults } from '../faults.ts';
import type { Workspace } from '../workspace.ts';
import { type Activity, type Outcome, post } from './post.ts';

/** One activity and how its deliveries went; kept for tests and the playground's page. */
export interface Delivery {
  activityId: string;
  type: string;
  outcomes: Outcome[];
  state: 'underway' | 'delivered' | 'given_up';
}

export interface ActivityDeliveryOptions {
  workspace: Workspace;
  faults: Faults;
  messagesUrl: () => string | undefined;
  /** A token that speaks for this service URL; undefined in anonymous mode. */
  token: (serviceUrl: string) => Promise<string | undefined>;
  /** Waits before each repetition, in milliseconds. */
  retryDelaysMs: readonly number[];
  answerTimeoutMs: number;
}

export class ActivityDelivery {
  readonly log: Delivery[] = [];
  readonly #options: ActivityDeliveryOptions;
  readonly #courier: Courier;

  constructor(options: ActivityDeliveryOptions) {
    this.#options = options;
    this.#courier = new Courier(options.faults);
  }

  /** Sends an activity on its way. Resolves, once it got there or was given up, with how it went. */
  async dispatch(activity: Activity): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    const deliver = async (signal: AbortSignal) => {
      const delivery: Delivery = {
        activityId: activity.id,
        type: activity.type,
        outcomes: [],
        state: 'underway',
      };
      deliveries.push(delivery);
      await this.deliver(activity, delivery, signal);
    };
    await this.#courier.dispatch(deliver, () => this.changed(activity.id));
    return deliveries;
  }

  /** Whether no delivery is under way. */
  get isIdle(): boolean {
    return this.#courier.isIdle;
  }

  close(): void {
    this.#courier.close();
  }

  private async deliver(activity: Activity, delivery: Delivery, signal: AbortSignal): Promise<void> {
    this.log.push(delivery);
    if (this.log.length > logLength) this.log.shift();
    await attempt<Outcome>({
      send: () => this.post(activity),
      judge: (outcome) => (isSuccess(outcome) ? 'delivered' : 'again'),
      onOutcome: (outcome, state) => {
        delivery.outcomes.push(outcome);
        delivery.state = state;
        this.changed(activity.id);
      },
      delaysMs: this.#options.retryDelaysMs,
      signal,
    });
  }

  private async post(activity: Activity): Promise<Outcome> {
    const { messagesUrl, token, answerTimeoutMs } = this.#options;
    const url = messagesUrl();
    if (url === undefined) return { kind: 'connection_failed' };
    return post({ url, activity, token: await token(activity.serviceUrl), timeoutMs: answerTimeoutMs });
  }

  private changed(id: string): void {
    this.#options.workspace.changes.emit({ kind: 'delivery', id });
  }
}

/** How many deliveries are remembered. */
const logLength = 1000;

const isSuccess = (outcome: Outcome) =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
