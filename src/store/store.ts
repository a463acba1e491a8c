import type { AuditEntry } from '../state/audit.ts';
import type { Asked, Effect, UnknownEffect } from '../state/effect.ts';
import type { Onboarding } from '../state/onboarding.ts';

/** Everything one turn writes, written at once or not at all. */
export interface Commit {
  /** The event that is handled. A commit for an event seen before changes nothing. */
  event: string;
  /** The version the decision was based on; 0 when there was no onboarding yet. */
  basedOn: number;
  /** The new state; its `version` is `basedOn + 1`. */
  onboarding: Onboarding;
  /** Effects to be performed, by their numbers (unique within the onboarding, growing). */
  effects: { number: number; effect: Asked }[];
  /** The outbox entry whose result this commit reports: struck off in the same step. */
  performed?: number | undefined;
  /** Sealed credentials to store along with it. */
  sealed?: { submission: string; jwe: string } | undefined;
  /** What is to be known of it later. */
  audit?: AuditEntry[] | undefined;
}

/**
 * `duplicate`: the event was seen before (the entry in `performed` is struck off all the same);
 * `conflict`: somebody else committed since `basedOn`, nothing was written: load and decide again;
 * `forgotten`: the onboarding was removed for good, nothing was written.
 */
export type CommitResult = 'committed' | 'duplicate' | 'conflict' | 'forgotten';

/** An effect stored but not yet done. */
export interface OutboxEntry {
  number: number;
  /** Effects of one lane are performed in order, and wait for each other. */
  lane: string;
  effect: Effect | UnknownEffect;
  /** Failed tries so far. */
  tries: number;
  /** How often it was begun (see `Store.begin`) and neither performed nor postponed since. */
  begun: number;
  /** Not to be tried before this time (ms since 1970). */
  notBefore: number;
}

/** An onboarding's entries, as they are at that moment. */
export interface Waiting {
  onboarding: string;
  entries: OutboxEntry[];
}

/**
 * The port to the one store. Times are ms since 1970. Every method rejects when the store can't be
 * reached; none waits for ever.
 */
export interface Store {
  /** Rejects with a `NewerDataError` when this release can make nothing of it. */
  load(onboarding: string): Promise<Onboarding | undefined>;
  /**
   * Several at once, in the order asked for; those that are not there, or that this release can make nothing
   * of, are left out.
   */
  loadAll(onboardings: string[]): Promise<Onboarding[]>;
  /** Whether it is there, whichever release stored it. */
  exists(onboarding: string): Promise<boolean>;
  commit(commit: Commit): Promise<CommitResult>;

  /** The outbox of an onboarding, lowest number first. */
  outbox(onboarding: string): Promise<OutboxEntry[]>;
  /** Strikes an entry off. */
  strike(onboarding: string, number: number): Promise<void>;
  /** Counts that an entry is about to be performed: whoever finds it again learns that this never ended. */
  begin(onboarding: string, number: number): Promise<void>;
  /** Keeps an entry for later. */
  postpone(onboarding: string, number: number, tries: number, notBefore: number): Promise<void>;
  /**
   * Leaves an entry to a newer process, and looks at it again no sooner than `notBefore`. One of an unknown
   * kind is moved into a lane of its own, so that it holds up no other; what it says is not touched.
   */
  leave(onboarding: string, entry: OutboxEntry, notBefore: number): Promise<void>;

  /** Moves an entry out of the way, for good: into a lane of its own (see `asideLane`), where it is never due. */
  setAside(onboarding: string, number: number): Promise<void>;
  /** Has an entry performed at once, as if it had never been tried, whether it was set aside or waits. */
  bringBack(onboarding: string, entry: OutboxEntry): Promise<void>;
  /** All that is in any outbox. It looks at everything: for operators, who have the time. */
  waiting(): AsyncIterable<Waiting>;

  /**
   * Takes (or renews) the right to perform an onboarding's effects for `forMs`, so that one process
   * at a time does. False when somebody else has it.
   */
  lease(onboarding: string, holder: string, forMs: number): Promise<boolean>;
  /**
   * Gives the right back and puts the next time something is due into the partition's index.
   * Answers false, and keeps the lease, when an entry is due now (it came in meanwhile): perform it first.
   */
  release(onboarding: string, holder: string, now: number): Promise<boolean>;
  /** Gives the right back whatever is due: somebody else is to try. */
  abandon(onboarding: string, holder: string): Promise<void>;
  /** Onboardings with something due by `now` that nobody holds a lease on; at most `limit` of each partition. */
  due(now: number, limit: number): Promise<string[]>;

  /** The sealed credentials of a submission. */
  sealed(submission: string): Promise<string | undefined>;
  discard(submission: string): Promise<void>;

  /** Puts an onboarding on a channel's list (see `channelKey`); twice is harmless. */
  addToChannel(channel: string, onboarding: string): Promise<void>;
  removeFromChannel(channel: string, onboarding: string): Promise<void>;
  channel(channel: string): Promise<string[]>;
  /** The channels that have a list, in no order; one that had it before this was kept may be missing. */
  channels(): Promise<string[]>;

  /** A small value kept for later, e.g. an uploaded picture's file id. */
  remember(name: string, value: string): Promise<void>;
  recall(name: string): Promise<string | undefined>;

  /** For what is answered without a turn: false when this was asked before, at most a day ago. */
  firstTime(name: string): Promise<boolean>;

  /** Resolves when the store answers, and takes something in. */
  ping(): Promise<void>;
}

/** The port to the background queue. Jobs carry a submission id and nothing else. */
export interface VerificationQueue {
  /**
   * Adds a job; a second one for the same submission is no second job. `due`: it is verified again, as was due
   * then (ms since 1970); that is a job of its own, which a release that can't leaves alone.
   */
  add(submission: string, due?: number): Promise<void>;
}
