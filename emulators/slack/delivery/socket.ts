/** Socket Mode: the bot calls in over a WebSocket and acknowledges each envelope by its id. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { randomSecret } from '../ids.ts';
import { answerTimeoutMs, type Outcome, type PayloadKind, type Retry, type Transport } from './transport.ts';

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

interface Waiting {
  socket: WebSocket;
  settle(outcome: Outcome): void;
}

export class SocketTransport implements Transport {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #sockets: WebSocket[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #appId: string;
  readonly #timeoutMs: number;

  constructor(appId: string, timeoutMs = answerTimeoutMs) {
    this.#appId = appId;
    this.#timeoutMs = timeoutMs;
  }

  /** The path and query of a new single-use address to connect to, for `apps.connections.open`. */
  newLink(): string {
    const ticket = randomSecret();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  get connections(): number {
    return this.#sockets.length;
  }

  /** Takes over a WebSocket upgrade; an unknown or used ticket is turned away with 401. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== '/link/' || !this.#tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connected) => this.welcome(connected));
  }

  async send(kind: PayloadKind, payload: object, retry?: Retry): Promise<Outcome> {
    const socket = this.#sockets.shift();
    if (!socket) return { kind: 'connection_failed' };
    this.#sockets.push(socket);
    const envelope_id = randomUUID();
    const repeated =
      kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {};
    const envelope = {
      envelope_id,
      type: kind,
      payload,
      accepts_response_payload: kind !== 'events_api',
      ...repeated,
    };
    return await new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => settle({ kind: 'http_timeout' }), this.#timeoutMs);
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        this.#waiting.delete(envelope_id);
        resolve(outcome);
      };
      this.#waiting.set(envelope_id, { socket, settle });
      socket.send(JSON.stringify(envelope));
    });
  }

  /** Tells every connected bot to reconnect, as Slack does now and then. */
  refresh(): void {
    for (const socket of this.#sockets) {
      socket.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'local' } }),
      );
    }
  }

  /** Closes every connection, by force those that do not answer within a moment. */
  async close(): Promise<void> {
    const closing = this.#sockets.map(async (socket) => {
      const impatience = setTimeout(() => socket.terminate(), 250);
      socket.close(1001);
      await once(socket, 'close');
      clearTimeout(impatience);
    });
    await Promise.all(closing);
    this.#server.close();
  }

  private welcome(socket: WebSocket): void {
    this.#sockets.push(socket);
    const ping = setInterval(() => socket.ping(), 10_000);
    ping.unref();
    socket.on('message', (data) => this.acknowledge(data.toString()));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      this.#sockets.splice(this.#sockets.indexOf(socket), 1);
      for (const waiting of [...this.#waiting.values()]) {
        if (waiting.socket === socket) waiting.settle({ kind: 'connection_failed' });
      }
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#sockets.length,
        debug_info: { host: 'local', approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#appId },
      }),
    );
  }

  private acknowledge(data: string): void {
    let json: unknown;
    try {
      json = JSON.parse(data);
    } catch {
      return;
    }
    const ack = acknowledgement.safeParse(json);
    if (!ack.success) return;
    const body = isEmpty(ack.data.payload) ? undefined : ack.data.payload;
    this.#waiting.get(ack.data.envelope_id)?.settle({ kind: 'answered', status: 200, body, noRetry: false });
  }
}

/** Socket Mode clients say "nothing" as an empty object or text. */
const isEmpty = (payload: unknown) =>
  payload === '' || (typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0);
