import type { Language } from '../base/language.ts';
import type { Address, MessageRef, Platform } from './address.ts';
import type { Form, Message, Sheet } from './message.ts';

/**
 * The port to a chat platform. Every method rejects with a `ChatError` and with nothing else; none
 * retries by itself (the outbox does), and none hangs: each has its own time-out.
 */
export interface Chat {
  readonly platform: Platform;
  /**
   * Posts a message, optionally into the thread of another one. `aloud`: those who read the channel see it there as
   * well, where a thread would be overlooked.
   */
  post(to: Address, message: Message, thread?: MessageRef, how?: { aloud?: boolean }): Promise<MessageRef>;
  /**
   * Replaces a message of the bot's own. Rejects with code `missing` when there is none to edit. `isAwaited`: something is
   * said after it, so it goes before other edits where those have to queue.
   */
  edit(
    to: Address,
    ref: MessageRef,
    message: Message,
    how?: { isAwaited?: boolean | undefined },
  ): Promise<MessageRef>;
  /**
   * Opens a form for somebody. Where forms open upon a press only, `trigger` is the platform's proof of it;
   * rejects with code `rejected` when there is none, or it is (or will soon be) too old: only another press
   * helps. Where a form is a message, `card` is the one it takes the place of, and `thread` where it is posted. A form
   * that was asked for in a channel is, once it is sent, an event of that channel.
   */
  openForm(
    to: Address,
    form: Form,
    how: {
      trigger?: string | undefined;
      card?: MessageRef | undefined;
      thread?: MessageRef | undefined;
    },
  ): Promise<void>;
  /**
   * Shows somebody values that no message may hold, upon a press or a command of theirs that `trigger` proves.
   * `to` is where they acted. Rejects with code `rejected` where there is no such thing, or the proof is too old.
   */
  showSheet(to: Address, sheet: Sheet, trigger: string): Promise<void>;
  /**
   * Downloads a file somebody sent, at most `maxBytes`. `file` is what the adapter put into the event.
   * Rejects with a `FileError` for what the sender can mend.
   */
  download(from: Address, file: string, maxBytes: number): Promise<Uint8Array>;
  /** An address that opens a message of the bot's, for those who may see it. */
  linkTo(to: Address, ref: MessageRef): Promise<string | undefined>;
  /** What the platform tells of this person. */
  profileOf(person: Address): Promise<Profile>;
}

/** What a platform knows of somebody, as far as it tells. */
export interface Profile {
  name?: string | undefined;
  /** Where their clock is, as the platform has it, e.g. `Europe/Berlin`. */
  timeZone?: string | undefined;
  /** What their chat is set to. */
  language?: Language | undefined;
}

/**
 * Why a call to the platform failed, by what is to be done about it:
 * `retry` later (not before `retryAfterMs`); `unreachable`: this target is gone until somebody writes
 * from there again; `paused`: the whole workspace refuses us, an operator must act; `missing`: the
 * message to edit is not there; `rejected`: this very request will never be taken;
 * `unknown`: it was refused with a word that nobody here knows, which may pass.
 */
export type ChatErrorCode = 'retry' | 'unreachable' | 'paused' | 'missing' | 'rejected' | 'unknown';

export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: ChatErrorCode;
  /** The platform's own word, e.g. `channel_not_found`; never holds content. */
  readonly reason: string;
  readonly retryAfterMs: number | undefined;

  constructor(code: ChatErrorCode, reason: string, retryAfterMs?: number) {
    super(`${code}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Why a file could not be fetched: `too_big`, `gone` (deleted, or the link expired), `hidden` (the
 * workspace's plan shows no more files), `not_stored_here` (a link to some other drive), `no_access` (the
 * platform showed a sign-in page, or refused).
 */
export type FileErrorCode = 'too_big' | 'gone' | 'hidden' | 'not_stored_here' | 'no_access';

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: FileErrorCode;

  constructor(code: FileErrorCode) {
    super(code);
    this.code = code;
  }
}
