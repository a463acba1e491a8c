import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../../src/base/log.ts';
import type {
  Accepted,
  Bot,
  HandOverQuestion,
  Inbound,
  Person,
  StartCommand,
  StatusAnswer,
  StatusQuestion,
} from '../../src/chat/inbound.ts';
import type { Message } from '../../src/chat/message.ts';

/** A server on 127.0.0.1, on a free port. */
export class LocalServer {
  readonly http: Server;

  constructor(listener: RequestListener = () => {}) {
    this.http = createServer(listener);
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.http.closeAllConnections();
    return new Promise((resolve) => this.http.close(() => resolve()));
  }
}

/** A bot that remembers what it was told, and does what the test says. */
export class RecordingBot implements Bot {
  readonly events: Inbound[] = [];
  readonly questions: StatusQuestion[] = [];
  readonly started: StartCommand[] = [];
  readonly homes: Person[] = [];
  readonly gone: string[] = [];
  /** How often it was given an event, taken or not. */
  asked = 0;
  answer: () => Promise<Accepted> = async () => ({ ok: true });
  statusAnswer: () => Promise<StatusAnswer> = async () => say('Nobody is waiting.');

  async accept(event: Inbound): Promise<Accepted> {
    this.asked += 1;
    const answer = await this.answer();
    this.events.push(event);
    return answer;
  }

  async status(question: StatusQuestion): Promise<StatusAnswer> {
    this.questions.push(question);
    return this.statusAnswer();
  }

  async handOver(question: HandOverQuestion): Promise<Message | undefined> {
    this.questions.push(question);
    return this.statusAnswer();
  }

  async start(command: StartCommand): Promise<Message> {
    this.started.push(command);
    return this.statusAnswer();
  }

  async home(person: Person): Promise<Message> {
    this.homes.push(person);
    return say('Welcome.');
  }

  async uninstalled(platform: string, installation: string): Promise<void> {
    this.gone.push(`${platform}:${installation}`);
  }
}

/** The smallest message. */
export function say(text: string): Message {
  return { summary: text, blocks: [{ type: 'text', text }] };
}

/** Keeps what was logged, as one text. */
export class Journal implements Logger {
  text = '';
  readonly debug = this.#write;
  readonly info = this.#write;
  readonly warn = this.#write;
  readonly error = this.#write;

  #write(fields: object, message: string): void {
    this.text += `${message} ${JSON.stringify(fields)}\n`;
  }
}
