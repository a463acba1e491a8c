import type { MessageRef, Platform } from '../chat/address.ts';
import type { PersonId } from '../chat/inbound.ts';

/** The onboardings of one person. */
export interface Roster {
  /** In the order they were entered. */
  onboardings: string[];
  /** The one that what they write belongs to. */
  current: string;
}

/** A message of the bot's that leads to an onboarding: a card, with the thread below it. */
export interface ThreadId extends MessageRef {
  platform: Platform;
}

/** Where a code leads. */
export interface Lead {
  onboarding: string;
  /** Somebody has redeemed it. */
  isUsed: boolean;
}

/**
 * The port to the directory, which leads to onboardings: an onboarding's id says nothing of whose it is.
 * Every method rejects when the store can't be reached, and may be repeated: the second time changes
 * nothing. What the directory leads to need not be stored yet: it is entered first, and begins after.
 */
export interface Directory {
  /** A person's onboardings; undefined for somebody who has none. */
  of(person: PersonId): Promise<Roster | undefined>;
  /**
   * Enters the first onboarding of somebody who has none yet, and answers the current one: with two first
   * messages at once, both are told the same.
   */
  enter(person: PersonId, onboarding: string): Promise<string>;
  /** Enters one more onboarding, and makes it the current one. */
  join(person: PersonId, onboarding: string): Promise<void>;
  /** Takes one out; if it was the current one, the newest of the others is. */
  leave(person: PersonId, onboarding: string): Promise<void>;
  /** Makes another of a person's onboardings the current one; false when it is none of theirs. */
  switchTo(person: PersonId, onboarding: string): Promise<boolean>;

  /** Has a message, and the thread below it, lead to an onboarding. */
  link(thread: ThreadId, onboarding: string): Promise<void>;
  /** A thread leads nowhere any more. */
  unlink(thread: ThreadId): Promise<void>;
  /** The onboarding a thread leads to. */
  linked(thread: ThreadId): Promise<string | undefined>;

  /** Has a code lead to an onboarding for `forMs`; false when the code is another onboarding's. */
  invite(code: string, onboarding: string, forMs: number): Promise<boolean>;
  /** What a code was made to lead to, used up or not, as long as it was not withdrawn and is not too old. */
  lead(code: string): Promise<Lead | undefined>;
  /** The onboarding a code leads to, as long as it was neither redeemed nor withdrawn, nor is too old. */
  invited(code: string): Promise<string | undefined>;
  /**
   * Uses a code up: the onboarding it leads to, for the first person who has it and for nobody after them.
   */
  redeem(code: string, person: PersonId): Promise<string | undefined>;
  /** A code leads nowhere any more, used up or not. */
  withdraw(code: string): Promise<void>;
}
