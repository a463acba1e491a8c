import type { Language } from '../base/language.ts';
import type { Address, MessageRef } from '../chat/address.ts';
import type { Person } from '../chat/inbound.ts';
import type { Mending } from '../chat/message.ts';
import type { CredentialsProblem } from '../shop/problem.ts';
import type { Check, Report } from '../shop/report.ts';
import type { SinkName } from './effect.ts';
import type { Actor, Slot, Submission, Way } from './onboarding.ts';

/** What was received, as far as it may be known outside its seal. */
export type Received = Pick<Submission, 'id' | 'via' | 'shop' | 'fingerprint' | 'digest'>;

/**
 * Something that happened to an onboarding. `id` is stable across repetitions, `at` is ms since 1970.
 * No event holds a secret: credentials are picked out and sealed before there is an event.
 */
export type Event = { id: string; at: number } & Happened;

/**
 * Why something that was to be pushed was not taken: it was tried for days; it will never be taken; the address wants
 * nothing any more, in which case it waits; or it can't be unsealed, and was not even offered.
 */
export type Undelivered = 'days' | 'refused' | 'gone' | 'sealed';

type Happened =
  /** The merchant opened the chat, or, with `installed`, put the app there. */
  | { kind: 'hello'; installed: boolean }
  /** The merchant wrote something that holds no credentials. `hidden`: it was for a person, and held what is hidden now. */
  | { kind: 'text'; text: string; hidden?: true | undefined }
  /** The merchant pressed a button; `place` is where in the guide it stood, `trigger` opens a form in Slack. */
  | { kind: 'choice'; choice: string; place: string | undefined; trigger: string | undefined }
  /** Somebody of the PM's channel wants the bot to write to the merchant first. */
  | { kind: 'invited'; by: Actor }
  /**
   * The merchant came with the code of their invitation. Whoever was written to in vain before is not its merchant
   * any more.
   */
  | { kind: 'joined'; person: Person }
  /** Files arrived; each is sealed, for their links are secrets. `text` came along with them, or is empty. */
  | { kind: 'files'; files: string[]; text: string }
  /**
   * Credentials arrived, were read and sealed. `notes` are for the merchant, by code; `card` is the message
   * they were typed into. `sentAt`: when the merchant sent it, where that was earlier: a file may take its time.
   */
  | {
      kind: 'submitted';
      sentAt?: number | undefined;
      received: Received;
      notes: string[];
      card?: MessageRef | undefined;
    }
  /** A form was filled in, and has to be mended: `errors` are codes by field id. */
  | ({ kind: 'mistyped'; card: MessageRef } & Mending)
  /** What arrived is not what is needed. */
  | { kind: 'refused'; sentAt?: number | undefined; problem: CredentialsProblem }
  /** Reading a file ended the process, again and again; it is not read any more. */
  | { kind: 'file-set-aside'; sentAt: number }
  /**
   * Something ended the process, again and again, and is not tried any more until an operator says so. `what`: a message
   * to the merchant, the check of their credentials, or anything else. `slot`: where the message would be remembered.
   */
  | { kind: 'set-aside'; what: 'message' | 'check' | 'task'; slot?: Slot | undefined }
  /** A file can't be had for the moment; it is being tried again. */
  | { kind: 'file-late'; sentAt: number }
  /** One permission was checked. */
  | { kind: 'checked'; submission: string; check: Check }
  /** The shop does not answer; the queue will try again. */
  | { kind: 'delayed'; submission: string }
  /** Every check of a submission is done. */
  | { kind: 'reported'; submission: string; report: Report }
  /** The sealed credentials can't be opened any more, and never will be. */
  | { kind: 'lost'; submission: string }
  /** An effect was performed and left something to remember. */
  | { kind: 'sent'; slot: Slot; ref: MessageRef }
  /** A PM's channel was named, after the onboarding began without one. */
  | { kind: 'assigned'; pm: Address }
  /** Somebody of the PM's channel wants the credentials. With `link`, it opens them until then, and no other does. */
  | {
      kind: 'hand-over-asked';
      by: Actor;
      way: Way;
      link?: { id: string; until: number } | undefined;
      trigger?: string | undefined;
    }
  /**
   * They are about to be shown. Takes effect once, and by a link only while that opens: whoever finds their own
   * `attempt` in the state afterwards may show them.
   */
  | {
      kind: 'opening';
      submission: string;
      way: Way;
      link: string;
      attempt: string;
      by?: Actor | undefined;
    }
  /** They are out: the answer was sent, the receiver took them, with this receipt. */
  | {
      kind: 'handed-over';
      submission: string;
      way: Way;
      by?: Actor | undefined;
      receipt?: string | undefined;
    }
  /**
   * What was to be pushed there was not taken: credentials, or only news. `why`: see `Undelivered`.
   */
  | { kind: 'undelivered'; sink: SinkName; submission?: string | undefined; why: Undelivered }
  /** They could not be shown, and nobody saw them. */
  | { kind: 'not-shown'; link: string }
  /** They were about to be shown, and nobody can say whether they were. */
  | { kind: 'hand-over-doubtful'; link: string }
  /** Verified credentials have been here for long: it is to be warned of that, or they are destroyed. */
  | { kind: 'expiring'; submission: string }
  /** Somebody of the PM's channel wants to know whether verified credentials still work. */
  | { kind: 'recheck-asked'; by: Actor }
  /**
   * Verified credentials that are still here were verified again, as was due then. `sealed`: they could not be, for their
   * seal can't be opened.
   */
  | { kind: 'rechecked'; submission: string; due: number; report: Report; sealed?: true | undefined }
  /** Somebody of the PM's channel wants the merchant led back, for the credentials work no more. */
  | { kind: 'asked-again'; by: Actor }
  /** It is time to look whether the merchant has to be reminded. */
  | { kind: 'remind-due' }
  /** Somebody of the PM's channel wants the merchant reminded at once. */
  | { kind: 'remind-asked'; by: Actor }
  /** Somebody of the PM's channel calls it off: the merchant is asked for nothing any more. */
  | { kind: 'stopped'; by: Actor }
  /** It goes on after all. */
  | { kind: 'resumed'; by: Actor }
  /**
   * Somebody of the PM's channel says something to the merchant. `isShown`: they said it in the card's thread, where it
   * stands already.
   */
  | { kind: 'replied'; by: Actor; text: string; isShown: boolean }
  /** Somebody of the PM's channel says whose onboarding it is among them. */
  | { kind: 'owned'; by: Actor; owner: Actor }
  /** Another channel looks after it from now on. */
  | { kind: 'moved'; pm: Address; by: Actor }
  /** Somebody of the PM's channel says that what was asked is settled. */
  | { kind: 'question-closed'; by: Actor }
  /** Somebody of the PM's channel wants the merchant forgotten; they are asked whether they mean it. */
  | { kind: 'forget-asked'; by: Actor }
  /** They don't, after all. */
  | { kind: 'forget-withdrawn' }
  /** A link that was opened before was opened again, by nobody knows whom. */
  | { kind: 'opened-again'; link: string }
  /**
   * It is somebody else's from now on. `named`: the merchant named a colleague; `code`: that one came with a code;
   * `back`: who had it before takes it back.
   */
  | { kind: 'handed-on'; person: Person; way: 'named' | 'code' | 'back' }
  /** The platform would not open the form; there is another way in. */
  | { kind: 'form-not-opened' }
  /** The platform told what the merchant is called, and where their clock is. */
  | {
      kind: 'introduced';
      name?: string | undefined;
      timeZone?: string | undefined;
      language?: Language | undefined;
    }
  /** The merchant can't be reached. `slot`: where the message would have been remembered. */
  | { kind: 'undeliverable'; reason: string; slot?: Slot | undefined }
  /** The platform would never take this message to the merchant. */
  | { kind: 'dropped'; slot?: Slot | undefined };
