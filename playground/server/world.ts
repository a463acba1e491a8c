/**
 * A chat platform's stand-in as the page shows and drives it. One world for each platform; the page
 * knows no more of them than this.
 */

import type { Command, Objections, PersonView, Platform, View, Where } from '../exchange.ts';
import type { ChatFaults } from './troubles.ts';

/** The PM of the playground, wherever they work. */
export const PM = 'Priya (PM)';

/** What somebody can do. Every method rejects, saying why in words for people, when the bot does not answer. */
export interface ChatWorld {
  readonly platform: Platform;
  /** The organisation that the people belong to, where the bot's addresses name it. */
  readonly tenant?: string;
  /** The bot, as the author of messages. */
  readonly bot: PersonView;
  /** Makes the platform go wrong. */
  readonly faults: ChatFaults;
  /** Everybody who may be an author, or be mentioned. */
  people(): PersonView[];
  /** The merchants there are; in a new world a first one comes in. */
  merchants(): PersonView[];
  /** A new merchant, who opens the chat with the bot; or one who comes back. */
  addMerchant(name: string): PersonView;
  /** A merchant leaves the platform, or removes the bot from it. */
  removeMerchant(id: string): void;
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
