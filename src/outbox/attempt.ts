import { setTimeout as sleep } from 'node:timers/promises';
import { errorName, type Logger } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import { ChatError } from '../chat/chat.ts';
import { DeliveryError } from '../credentials/sink.ts';
import { type Effect, slotOf } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import type { Observe } from '../turn/observation.ts';
import type { Turns } from '../turn/turns.ts';
import { createAside } from './aside.ts';
import { createBacklog } from './backlog.ts';
import type { Judgement } from './judgement.ts';
import type { KnownEntry } from './lanes.ts';
import { createPatience } from './patience.ts';
import type { Perform } from './perform.ts';
import { judge } from './retry.ts';
import type { Outcome } from './run/runner.ts';
import type { OutboxTimes } from './times.ts';

/** What became of a try: `waits`, the entry is kept for later, and its lane with it. */
export interface Tried {
  waits: boolean;
  /** The onboarding was changed by it: whoever holds it loads it again. */
  changed: boolean;
}

interface Parts {
  store: Pick<Store, 'strike' | 'begin' | 'postpone' | 'setAside'>;
  turns: Pick<Turns, 'take'>;
  perform: Perform;
  /** There is something to perform for this onboarding. */
  wake(onboarding: string): void;
  log: Logger;
  metrics: Pick<Metrics, 'effect'>;
  observe?: Observe | undefined;
  now: () => number;
  times: OutboxTimes;
}

const DONE: Tried = { waits: false, changed: false };

/** Tries one entry on an onboarding in its present state, and writes down what came of it. */
export type Attempt = (onboarding: Onboarding, entry: KnownEntry) => Promise<Tried>;

export function createAttempt(parts: Parts): Attempt {
  const { store, turns, perform, log, now, times } = parts;
  const { goneSaid, report } = reporting(turns, now);
  const patience = createPatience({ turns, now, lateMs: times.fileLate });
  const aside = createAside(parts);
  const backlog = createBacklog(parts);
  const note = noting(parts);

  return async (onboarding, entry) => {
    const { id } = onboarding;
    if (!aside.isDeadly(id, entry)) return await aside.counted(id, entry, () => tryOnce(onboarding, entry));
    await aside.put(id, entry);
    note(id, entry, 'aside');
    return { waits: false, changed: true };
  };

  async function tryOnce(onboarding: Onboarding, entry: KnownEntry): Promise<Tried> {
    const { id } = onboarding;
    const { number, effect } = entry;
    const over = effect.kind === 'fetch' ? patience.begin(id, number, effect.sentAt) : undefined;
    let outcome: Outcome;
    try {
      outcome = await perform(onboarding, effect);
    } catch (error) {
      return await failed(onboarding, entry, error);
    } finally {
      over?.();
    }
    backlog.done(onboarding, entry);
    await insist(() => (outcome ? report(id, number, outcome) : store.strike(id, number)), parts);
    note(id, entry, 'done');
    return { ...DONE, changed: outcome !== undefined };
  }

  /** What is done about an entry that could not be performed. */
  async function failed(onboarding: Onboarding, entry: KnownEntry, error: unknown): Promise<Tried> {
    const { id } = onboarding;
    const { number, effect, tries } = entry;
    const reason = isOurs(error) ? error.reason : errorName(error);
    const waitedMs = now() - (wantedAt(effect) ?? now());
    const judgement = judge(effect, error, { tries, waitedMs, times });
    if (judgement.kind !== 'again') return await end(id, entry, judgement, reason);
    const { waitMs, isExpected, isFree } = judgement;
    if (effect.kind === 'fetch' && !isPaused(error)) await patience.failed(id, number, effect.sentAt);
    const changed = await goneSaid(id, entry, error);
    const fields = { onboarding: id, effect: effect.kind, tries, error: reasonOf(error), waitMs };
    log[isExpected ? 'info' : 'error'](fields, 'to be tried again');
    note(id, entry, 'postponed', { reason, waitMs });
    await store.postpone(id, number, isFree ? tries : tries + 1, now() + waitMs);
    backlog.waits(onboarding, entry, error);
    return { waits: true, changed };
  }

  /** Strikes an entry off that is not performed any more, with what is to be remembered of it. */
  async function end(id: string, entry: KnownEntry, judgement: End, reason: string): Promise<Tried> {
    const { number, effect, tries } = entry;
    const [level, words] = LAST_WORDS[judgement.kind];
    log[level]({ onboarding: id, effect: effect.kind, tries, error: reason }, words);
    note(id, entry, 'dropped', { reason });
    const outcome = endOf(effect, judgement);
    await (outcome ? report(id, number, outcome) : store.strike(id, number));
    return { waits: false, changed: outcome !== undefined };
  }
}

/** Counts what became of each try, and shows it to onlookers. */
function noting({ metrics, observe }: Pick<Parts, 'metrics' | 'observe'>) {
  return (
    onboarding: string,
    { number, effect }: KnownEntry,
    outcome: 'done' | 'dropped' | 'postponed' | 'aside',
    trouble: { reason?: string; waitMs?: number } = {},
  ) => {
    metrics.effect(effect.kind, outcome);
    observe?.({ kind: 'effect', onboarding, effect: effect.kind, number, outcome, ...trouble });
  };
}

/** What is told to the onboarding of an entry, as events. */
function reporting(turns: Parts['turns'], now: () => number) {
  /** Somebody is told, once, that credentials wait for an address that wants nothing any more. */
  async function goneSaid(id: string, { number, effect }: KnownEntry, error: unknown): Promise<boolean> {
    if (effect.kind !== 'deliver' || !(error instanceof DeliveryError) || error.code !== 'gone') return false;
    const { submission, sink } = effect;
    const event = { kind: 'undelivered', sink, submission, why: 'gone' } as const;
    await turns.take(id, { ...event, id: `effect ${number} gone`, at: now() });
    return true;
  }

  /** Takes an entry's result in as an event, which strikes the entry off in the same step. */
  async function report(id: string, number: number, { event, jwe }: NonNullable<Outcome>): Promise<void> {
    const stamped = { ...event, id: `effect ${number}`, at: now() } as Event;
    const sealed =
      jwe !== undefined && stamped.kind === 'submitted'
        ? { submission: stamped.received.id, jwe }
        : undefined;
    await turns.take(id, stamped, { performed: number, ...(sealed ? { sealed } : {}) });
  }

  return { goneSaid, report };
}

/**
 * Tries to write for a while, past the end of the lease: a store that was away had nobody take over meanwhile (I6).
 * Writing it twice is harmless.
 */
async function insist(
  write: () => Promise<void>,
  { now, times }: Pick<Parts, 'now' | 'times'>,
): Promise<void> {
  const end = now() + times.insistFor;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (now() > end) throw error;
      await sleep(times.insist);
    }
  }
}

type End = Exclude<Judgement, { kind: 'again' }>;

const LAST_WORDS: Record<End['kind'], ['warn' | 'error', string]> = {
  'given-up': ['warn', 'a file could not be had for so long that it is given up'],
  unreachable: ['warn', "the merchant can't be reached until they write again"],
  refused: ['error', 'the platform refused this for good; it is dropped'],
  undelivered: ['error', 'this was not taken where it was to be pushed; it is given up'],
};

/** The event that an effect ends with which was never performed; undefined when there is nothing to remember. */
function endOf(effect: Effect, end: End): Outcome {
  const slot = slotOf(effect);
  switch (end.kind) {
    case 'unreachable':
      // That they hear nothing says nothing of the merchant.
      if (effect.kind === 'tell') return undefined;
      return { event: { kind: 'undeliverable', reason: end.reason, slot } };
    case 'refused':
      // Whoever looks after the merchant is told what they did not get.
      return slot || effect.kind === 'say' || effect.kind === 'answer'
        ? { event: { kind: 'dropped', slot } }
        : undefined;
    case 'undelivered':
      if (effect.kind === 'notify') return { event: { kind: 'undelivered', sink: 'webhook', why: end.why } };
      if (effect.kind !== 'deliver') return undefined;
      return {
        event: { kind: 'undelivered', sink: effect.sink, submission: effect.submission, why: end.why },
      };
    case 'given-up':
      if (effect.kind !== 'fetch') return undefined;
      return { event: { kind: 'refused', sentAt: effect.sentAt, problem: { code: 'file_given_up' } } };
  }
}

/** Since when somebody waits for it, where that counts. */
function wantedAt(effect: Effect): number | undefined {
  switch (effect.kind) {
    case 'fetch':
      return effect.sentAt;
    case 'deliver':
      return effect.at;
    case 'notify':
      return effect.announcement.at;
    default:
      return undefined;
  }
}

/** Whether it is an error that says what was wrong in words of ours. */
function isOurs(error: unknown): error is ChatError | DeliveryError {
  return error instanceof ChatError || error instanceof DeliveryError;
}

function isPaused(error: unknown): boolean {
  return error instanceof ChatError && error.code === 'paused';
}

/** An error without anything it may quote. */
export function reasonOf(error: unknown): string {
  return isOurs(error) ? error.message : errorName(error);
}
