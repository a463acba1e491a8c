/**
 * A chat platform's stand-in as the page shows and drives it. One world for each platform; the page
 * knows no more of them than this.
 */

import type { Command } from './commands.ts';
import type { ChatFaults } from './troubles.ts';

/** The PM of the playground, wherever they work. */
export const PM = 'Priya (PM)';

/** Somebody the visitor of the page can be. */
export interface PersonView {
  id: string;
  name: string;
}

/** A file in a message. Its name is shown to the person who sees the message, and goes nowhere else. */
export interface FileView {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** A message as somebody sees it. */
export interface MessageView {
  id: string;
  author: string;
  /** Milliseconds since 1970. */
  at: number;
  text: string;
  /** What the bot sent, as the platform takes it: Block Kit's blocks, or an Adaptive Card. */
  payload?: unknown;
  edited: boolean;
  /** Only the person who looks sees it. */
  onlyYou: boolean;
  files: FileView[];
  replies: MessageView[];
}

/** A form or a page of the bot's; `payload` as the platform takes it. */
export interface SurfaceView {
  id: string;
  payload: unknown;
}

/** What one person sees. */
export interface View {
  messages: MessageView[];
  /** The form that is open. */
  form?: SurfaceView | undefined;
  /** The bot's home. */
  home?: SurfaceView | undefined;
}

/** Where something is done: in the merchant's own chat with the bot, or in the PM's channel. */
export type Where = 'chat' | 'channel';

/** Why a form is still open, by field; undefined: it is gone. */
export type Objections = Record<string, string> | undefined;

/** What somebody can do. Every method rejects, saying why in words for people, when the bot does not answer. */
export interface ChatWorld {
  readonly platform: 'slack' | 'teams';
  /** The organisation that the people belong to, where the bot's addresses name it. */
  readonly tenant?: string;
  /** The bot, as the author of messages. */
  readonly bot: PersonView;
  /** Makes the platform go wrong. */
  readonly faults: ChatFaults;
  /** Everybody who may be an author, or be mentioned. */
  people(): PersonView[];
  merchants(): PersonView[];
  /** A new merchant, who opens the chat with the bot. */
  addMerchant(name: string): PersonView;
  /** The PM, and the channel where the bot tells them things. */
  readonly pm: { person: PersonView; channel: { id: string; name: string } };
  /** What can be picked while writing there. */
  commands(where: Where): readonly Command[];
  /** The bot can be reached from now on: what has to wait for that is done. */
  connected(): void;
  /** What `person` sees there. Throws when there is no such person. */
  view(person: string, where: Where): View;
  /** Writes what was typed, which may be a command; `thread`: the message to answer. */
  say(person: string, where: Where, text: string, thread?: string): Promise<void>;
  upload(person: string, file: { name: string; type: string; bytes: Uint8Array }): Promise<void>;
  /**
   * Presses a button of a message, or of the bot's home. `value`: what is picked, or what was filled in
   * around the button, by field.
   */
  press(
    person: string,
    where: Where,
    on: string,
    action: string,
    value?: string | Record<string, string>,
  ): Promise<void>;
  submit(person: string, form: string, values: Record<string, string | string[]>): Promise<Objections>;
  closeForm(person: string): Promise<void>;
  openHome(person: string): Promise<void>;
  /** A file's bytes, to show it. */
  file(id: string): { type: string; bytes: Uint8Array } | undefined;
  /** Calls back at every change until the returned function is called. */
  on(changed: () => void): () => void;
}
