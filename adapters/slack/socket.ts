import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Logger } from '../../src/base/log.ts';
import { deliver } from './delivery.ts';
import { json } from './json.ts';
import { errorFields, sdkLogger } from './log.ts';

/** What the socket needs to know. */
export interface SocketConfig {
  /** An app-level token (`xapp-…`) with `connections:write`. */
  appToken: string;
  /** The Web API's address. */
  apiUrl: string;
  /** How long Slack may take to say hello, in ms; default 30 s. */
  helloMs?: number | undefined;
}

/** A delivery as the client hands it over. */
interface Delivery {
  body: unknown;
  ack(answer?: object | string): Promise<void>;
}

const frameSchema = z.looseObject({ type: z.string(), envelope_id: z.string().optional() });

/**
 * Slack's client, made to survive odd frames: it takes a payload's event for granted, in a promise nobody
 * waits for, and calls its own listeners by the type that Slack gave an event.
 */
class Client extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const frame = frameSchema.safeParse(typeof data === 'string' ? json(data) : undefined).data;
    if (frame?.type === 'hello' || frame?.type === 'disconnect') {
      await super.onWebSocketMessage(data, isBinary);
    } else if (frame?.envelope_id !== undefined) {
      await super.onWebSocketMessage(JSON.stringify({ ...frame, type: 'delivery' }), isBinary);
    }
  }
}

const HELLO_MS = 30_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** Who lost a connection that lasted so long may reconnect at once: Slack replaces them now and then. */
const STEADY_MS = 10_000;
const LONGEST_STOP_MS = 2000;

/**
 * A receiver for Bolt that stores, then acknowledges. Bolt's own acknowledges an event before anyone
 * has looked at it; this one when the app has handled it, and not at all when that failed, so that
 * Slack delivers again. Reconnects by itself for as long as it runs: the client's own way of
 * doing so gives up, with an unhandled rejection, when the network is away.
 */
export class SocketReceiver {
  readonly #client: SocketModeClient;
  readonly #log: Logger;
  readonly #helloMs: number;
  #stop: AbortController | undefined;
  #running: Promise<void> | undefined;

  constructor(config: SocketConfig, log: Logger) {
    this.#log = log;
    this.#helloMs = config.helloMs ?? HELLO_MS;
    this.#client = new Client({
      appToken: config.appToken,
      logger: sdkLogger(log),
      autoReconnectEnabled: false,
      clientOptions: { slackApiUrl: config.apiUrl, timeout: 10_000, retryConfig: { retries: 0 } },
    });
  }

  /** Called by Bolt. */
  init(app: App): void {
    this.#client.on('slack_event', (delivery: Delivery) => void this.#handle(app, delivery));
  }

  /** Begins to connect; resolves at once. */
  async start(): Promise<void> {
    if (this.#stop) return;
    this.#stop = new AbortController();
    this.#running = this.#connectAgainAndAgain(this.#stop.signal);
  }

  /** Resolves when the connection is closed, or would not close in time. */
  async stop(): Promise<void> {
    this.#stop?.abort();
    await Promise.race([this.#running, sleep(LONGEST_STOP_MS, undefined, { ref: false })]);
  }

  async #handle(app: App, { body, ack }: Delivery): Promise<void> {
    try {
      // There is no way to refuse what makes no sense; it would only come again.
      const { answer } = await deliver(app, body, this.#log);
      await ack(answer);
    } catch (error) {
      this.#log.error(errorFields(error), 'not acknowledged: Slack will deliver it again');
    }
  }

  async #connectAgainAndAgain(signal: AbortSignal): Promise<void> {
    for (let wait = 0; !signal.aborted; ) {
      const since = Date.now();
      const error = await this.#connection(signal);
      if (signal.aborted) return;
      if (Date.now() - since > STEADY_MS && !error) wait = 0;
      else wait = Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, wait * 2));
      const fields = error ? errorFields(error) : {};
      if (wait > 0)
        this.#log.warn({ ...fields, wait }, 'no connection to Slack by Socket Mode; trying again');
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }

  /** One connection, from its beginning to its end. Resolves with the reason when there was none. */
  async #connection(signal: AbortSignal): Promise<Error | undefined> {
    // The client itself waits for the greeting for as long as the line is open.
    const late = setTimeout(() => void this.#client.disconnect(), this.#helloMs);
    try {
      await this.#client.start();
    } catch (error) {
      return error instanceof Error ? error : new Error('closed before it began');
    } finally {
      clearTimeout(late);
    }
    this.#log.info({}, 'connected to Slack by Socket Mode');
    await this.#disconnected(signal);
    if (signal.aborted) await this.#client.disconnect();
    return undefined;
  }

  #disconnected(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#client.off('disconnected', done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#client.on('disconnected', done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }
}
