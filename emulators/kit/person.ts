/**
 * A chat platform as people meet it, whichever it is: what tests, the demo and the playground's page hold of an
 * emulator. What only one platform has stays with its own `LocalSlack` or `LocalTeams`.
 */
import type { WaitOptions } from './stand-in.ts';

/** A message as its reader sees it now, edits done. */
export interface Seen {
  /** Stays the same when the message is edited. */
  readonly key: string;
  readonly isFromBot: boolean;
  /** Plain lines; buttons as `[Label]`, pictures as `(picture: alt)`. */
  readonly text: string;
  /**
   * Presses a button of the message as it was seen, even if it was edited since. Resolves once the bot has taken
   * it; rejects when there is no such button, or when the bot fails.
   */
  press(label: string): Promise<void>;
}

/** A file to send. */
export interface Upload {
  name: string;
  bytes: Uint8Array | string;
  /** For platforms that go by it; default: by the name. */
  mimetype?: string;
}

/** A form somebody has before them. */
export interface OpenForm {
  /** Its fields, and what was objected to when it was last sent. */
  readonly text: string;
  /** Fills in fields, by their labels, and sends it. Rejects when there is no such field, or when the bot fails. */
  send(values: Record<string, string>): Promise<void>;
}

/** Somebody with a direct chat with the bot. */
export interface Person {
  /** As the platform names them. */
  readonly id: string;
  readonly name: string;
  /** How they read in a message that mentions them. */
  readonly mention: string;
  /** Whether the bot can be talked with: for who left, or has not come where people come first, it can not. */
  readonly isHere: boolean;
  /** Comes to the bot as people of this platform do first: adds the app, or opens the chat. Also after they left. */
  arrive(): void;
  /** Leaves the platform, or removes the app from it. */
  leave(): void;
  say(text: string): void;
  upload(files: Upload | Upload[], text?: string): void;
  /** Every message in the chat, in order. */
  messages(): Seen[];
  /** The form that is open, if any. */
  form(): OpenForm | undefined;
}

/** A channel the bot is in. */
export interface Channel {
  /** As `USHER_PM_CHANNEL` names it. */
  readonly key: string;
  /** Writes there. `below`: the message to answer in its thread. Throws when the person is not in the channel. */
  say(by: Person, text: string, below?: Pick<Seen, 'key'>): void;
  /** What everybody there sees, threads left out. */
  messages(): Seen[];
  /** The answers below a message. */
  thread(below: Seen): Seen[];
  /**
   * Asks the bot something there, as people of this platform do: with a command, or with a mention. Resolves
   * with the answer; rejects when none comes.
   */
  ask(by: Person, command: string, words?: string): Promise<Seen>;
}

/** A local chat platform. */
export interface Emulator {
  readonly platform: 'slack' | 'teams';
  /** The person of this name, who appears when there is none yet. */
  person(name: string): Person;
  /** Everybody, in the order they appeared. */
  people(): Person[];
  /** The channel of this name, made when there is none yet, with the bot in it. */
  channel(name: string): Channel;
  /** Resolves with the first truthy value of `look`, asked at every change; rejects with all that was said. */
  waitFor<T>(look: () => T | undefined | null | false, options: WaitOptions): Promise<T>;
  /** Calls back at every change until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** Resolves when nothing is on its way to the bot any more. */
  settled(): Promise<void>;
  /** Everything said so far, as people read it. */
  transcript(): string;
}
