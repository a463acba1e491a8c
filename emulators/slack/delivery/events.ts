/**
 * Delivers events to the bot as Slack does: only declared ones whose scope is granted, up to three
 * repetitions with the same `event_id` when the answer is not 2xx within 3 seconds.
 */
import { attempt } from '../../kit/attempts.ts';
import { Courier } from '../../kit/courier.ts';
import type { Faults } from '../faults.ts';
import { randomId } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { scopeOfEvent } from './subscriptions.ts';
import type { Outcome, Transport } from './transport.ts';

/** An inner event, and under which name the manifest declares it (`message.im`). */
export interface BotEvent {
  subscription: string;
  event: { type: string } & Record<string, unknown>;
}

/** One event and how its deliveries went; kept for tests and the playground's page. */
export interface Delivery {
  eventId: string;
  subscription: string;
  outcomes: Outcome[];
  state: 'underway' | 'delivered' | 'given_up';
}

export interface EventDeliveryOptions {
  workspace: Workspace;
  faults: Faults;
  /** Declared bot events; undefined: all. */
  events: ReadonlySet<string> | undefined;
  transport: () => Transport | undefined;
  /** Waits before each repetition, in milliseconds. */
  retryDelaysMs: readonly number[];
}

export class EventDelivery {
  readonly log: Delivery[] = [];
  readonly #options: EventDeliveryOptions;
  readonly #courier: Courier;

  constructor(options: EventDeliveryOptions) {
    this.#options = options;
    this.#courier = new Courier(options.faults);
  }

  /** Sends an event on its way; does nothing when the app may not see it. */
  dispatch({ subscription, event }: BotEvent): void {
    const { workspace, faults, events } = this.#options;
    const scope = scopeOfEvent(subscription);
    if (events && !events.has(subscription)) return;
    if (scope && !faults.scopes.has(scope)) return;
    const envelope = this.envelope(event);
    const emit = () => workspace.changes.emit({ kind: 'delivery', id: envelope.event_id });
    void this.#courier.dispatch((signal) => this.deliver(subscription, envelope, signal), emit);
  }

  /** Whether no delivery is under way. */
  get isIdle(): boolean {
    return this.#courier.isIdle;
  }

  close(): void {
    this.#courier.close();
  }

  private async deliver(
    subscription: string,
    envelope: { event_id: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { workspace, retryDelaysMs, transport } = this.#options;
    const delivery: Delivery = { eventId: envelope.event_id, subscription, outcomes: [], state: 'underway' };
    this.log.push(delivery);
    if (this.log.length > logLength) this.log.shift();
    await attempt<Outcome>({
      send: async (num, last) =>
        (await transport()?.send('events_api', envelope, last && { num, reason: reasonOf(last) })) ?? {
          kind: 'connection_failed',
        },
      judge: (outcome) => {
        if (isSuccess(outcome)) return 'delivered';
        return outcome.kind === 'answered' && outcome.noRetry ? 'given_up' : 'again';
      },
      onOutcome: (outcome, state) => {
        delivery.outcomes.push(outcome);
        delivery.state = state;
        workspace.changes.emit({ kind: 'delivery', id: delivery.eventId });
      },
      delaysMs: retryDelaysMs,
      signal,
    });
  }

  private isSharedWithOthers(channel: unknown): boolean {
    const { workspace } = this.#options;
    const members = workspace.state.conversations.find(({ id }) => id === channel)?.members ?? [];
    return members.some((id) => workspace.user(id)?.isExternal);
  }

  private envelope(event: BotEvent['event']) {
    const { team, bot } = this.#options.workspace.state;
    const about = {
      enterprise_id: null,
      team_id: team.id,
      user_id: bot.user,
      is_bot: true,
      is_enterprise_install: false,
    };
    return {
      token: 'local',
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: bot.app,
      event,
      type: 'event_callback',
      event_id: randomId('Ev'),
      event_time: Math.floor(this.#options.workspace.now() / 1000),
      authorizations: [about],
      is_ext_shared_channel: this.isSharedWithOthers(event.channel),
      event_context: randomId('4-', 24),
    };
  }
}

/** How many deliveries are remembered. */
const logLength = 1000;

const isSuccess = (outcome: Outcome) =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;

const reasonOf = (outcome: Outcome) => (outcome.kind === 'answered' ? 'http_error' : outcome.kind);
