import type { Language } from '../base/language.ts';
import type { Address, MessageRef, Platform } from './address.ts';
import type { ChoiceContext, Form, Message } from './message.ts';

/** Who somebody is, wherever they are met: their user id, in Teams together with their tenant. */
export type PersonId = Pick<Address, 'platform' | 'tenant'> & { user: string };

/** Whether two are one, wherever they were met. */
export function isSamePerson(one: PersonId, other: PersonId): boolean {
  return one.platform === other.platform && one.tenant === other.tenant && one.user === other.user;
}

/**
 * Somebody who writes to the bot. The conversation of `address` is their own chat with it, as they themselves
 * wrote from there; where they did not, their user id stands for it.
 */
export interface Person {
  address: Address & { user: string };
  name?: string | undefined;
  /** Where their clock is, where what they do tells it; not checked. */
  timeZone?: string | undefined;
  /** They are of another company, met in a channel that is shared with it. */
  isExternal?: true | undefined;
  /** What their chat is set to, where what they do tells it. */
  language?: Language | undefined;
}

/** Somebody whom `from` names, on their platform: their user id stands for their own chat with the bot. */
export function named(
  { address }: Person,
  { user, name }: { user: string; name?: string | undefined },
): Person {
  return { address: { ...address, conversation: user, user }, ...(name ? { name } : {}) };
}

/**
 * Where something was done. `dm`: the person's own chat with the bot, or a form that lies above any chat;
 * `home`: the app's home; `channel` and `thread`: before others; `command`: wherever a command was typed.
 */
export interface Where {
  kind: 'dm' | 'channel' | 'thread' | 'command' | 'home';
  address: Address;
  /** The message that was acted upon; in a thread the one it began with. */
  message?: MessageRef | undefined;
}

/**
 * Something a person did, as an adapter hands it over: signature checked, parsed, platform removed.
 * `id` is stable across re-deliveries of the same thing; `at` is ms since 1970.
 */
export type Inbound = {
  id: string;
  at: number;
  from: Person;
  where: Where;
} /** `mentioned`: somebody whom the text names, in the platform's own way. */ & (
  | { kind: 'text'; text: string; mentioned?: { user: string; name?: string | undefined } | undefined }
  /** A button; `trigger` is the platform's proof of the press, good for opening a form. */
  | { kind: 'choice'; choice: string; context: ChoiceContext | undefined; trigger: string | undefined }
  /** Each entry of `files` is what `Chat.download` takes; it may hold a private link: sensitive. */
  | { kind: 'files'; files: string[]; text: string }
  /** `card` is the message that holds the form, where forms are messages: what becomes of it is shown there. */
  | {
      kind: 'form';
      values: Record<string, string>;
      context: ChoiceContext | undefined;
      card?: MessageRef | undefined;
    }
  /** Opened the bot's chat. `installed`: the app was not there before, or no longer. */
  | { kind: 'hello'; installed: boolean }
);

/**
 * What became of an inbound event: stored, and they alone are to read `answer`, or to fill `form` in; or (forms without a `card` only) to be put right, by field; or not
 * theirs to do, in which case nothing happened, and they alone are to be told `notice`.
 */
export type Accepted =
  | { ok: true; answer?: Message | undefined; form?: Form | undefined }
  | { ok: false; errors: Record<string, string> }
  | { ok: false; notice: Message };

/** `/creds-status`, typed by `from`. */
export interface StatusQuestion {
  from: Person;
  where: Where & { kind: 'command' };
  /** The rest of the line: a word or a merchant's name, or nothing. */
  filter: string;
  /** Of a long list the part that is wanted; the first is 1. */
  page?: number | undefined;
  /** The id of the person whom the rest of the line is a mention of. */
  mentioned?: string | undefined;
}

/** `/creds-handover`, typed by `from`. `id` is stable across re-deliveries. */
export interface HandOverQuestion extends StatusQuestion {
  id: string;
  at: number;
  /** The platform's proof that it was typed, good for opening a form. */
  trigger?: string | undefined;
}

/** `/creds-start`, typed by `from`. `id` is stable across re-deliveries. */
export interface StartCommand {
  id: string;
  at: number;
  from: Person;
  where: Where & { kind: 'command' };
  /** Typed in a chat of few, and no channel. */
  isPrivate: boolean;
  /** The rest of the line. */
  words: string;
  /** What else was settled, by a form; then the line is the customer's name and nothing else. */
  settled?: { flow?: string; language?: string; promised?: string; owner?: string } | undefined;
  /** Good for opening a form. */
  trigger?: string | undefined;
  /** The person whom the line begins with a mention of, and what comes after it. */
  leading?: { user: string; name?: string | undefined; rest: string } | undefined;
}

/**
 * The answer to `/creds-status`. `forChannel`: it is meant for everybody in the channel the question was
 * asked in, the list of a PM's channel; otherwise for the asker's eyes only.
 */
export type StatusAnswer = Message & { forChannel?: boolean };

/** The bot, as the adapters see it. */
export interface Bot {
  /**
   * Resolves once the event is stored, which is when to acknowledge it. Rejects when it could not be:
   * answer with an error, so that the platform delivers it again.
   */
  accept(event: Inbound): Promise<Accepted>;
  /** The answer to `/creds-status`. */
  status(question: StatusQuestion): Promise<StatusAnswer>;
  /** The answer to `/creds-handover`, for the asker's eyes only; undefined when it is given in another way. */
  handOver(question: HandOverQuestion): Promise<Message | undefined>;
  /** The answer to `/creds-start`, for the asker's eyes only; or a form to fill in, for a line that says nothing. */
  start(command: StartCommand): Promise<Message | Form>;
  /** What the app's home shows this person. */
  home(person: Person): Promise<Message>;
  /** The app was removed from there, or its token revoked, at that time (ms since 1970): nothing is sent there until that is put right. */
  uninstalled(platform: Platform, installation: string, at: number): Promise<void>;
}
