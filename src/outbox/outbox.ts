import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorName, type Logger } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import { ChatError } from '../chat/chat.ts';
import { type Effect, type Lane, laneOf } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Slot } from '../state/onboarding.ts';
import type { OutboxEntry, Store } from '../store/store.ts';
import type { Observe } from '../turn/happening.ts';
import type { Turns } from '../turn/turns.ts';
import { LEASE_MS, takeLease } from './lease.ts';
import { createPatience } from './patience.ts';
import type { Outcome, Perform } from './perform.ts';

/** How often a sweeper looks for effects that a crash or a delay left behind. */
const SWEEP_EVERY_MS = 500;
const SWEEP_AT_MOST = 100;
/** How often a process that waits for a slow lane looks for what the others have to do meanwhile. */
const LOOK_AGAIN_MS = 200;
/** How often a result that could not be written is written again. */
const INSIST_EVERY_MS = 250;
/** Back-off of effects that failed for a passing reason. */
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** A PM's channel that can't be reached is tried again: an operator may invite the bot meanwhile. */
const UNREACHABLE_PM_MS = 60_000;
/** A platform that refuses us is mended by an operator, who wants to see what is owed go out. */
const REFUSED_MS = 15_000;

/** Performs what is in the outbox: right after a commit when woken, and whatever was left by sweeping. */
export interface Outbox {
  /** There may be something to perform for this onboarding. */
  wake(onboarding: string): void;
  /** Starts the sweeper. */
  start(): void;
  /** Finishes what is being performed, then rests. */
  stop(): Promise<void>;
}

interface Parts {
  store: Store;
  /** The turns that take the results in. */
  turns: Pick<Turns, 'take'>;
  perform: Perform;
  log: Logger;
  metrics: Pick<Metrics, 'effect'>;
  observe?: Observe | undefined;
  now?: () => number;
}

/** An outbox worker on a store. Several processes may run one each. */
export function createOutbox(parts: Parts): Outbox {
  const { store, turns, perform, log, metrics, observe, now = Date.now } = parts;
  const holder = randomUUID();
  const patience = createPatience({ turns, now });
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  let sweeper: NodeJS.Timeout | undefined;
  let stopping = false;
  let isBlind = false;

  function wake(id: string): void {
    if (stopping) return;
    if (running.has(id)) {
      again.add(id);
      return;
    }
    const run = drain(id)
      // The store is away, or a fault: the entries are still there, and the sweeper comes back to them.
      .catch((error: unknown) =>
        log.error({ onboarding: id, error: reasonOf(error) }, 'effects are left for later'),
      )
      .finally(() => {
        running.delete(id);
        if (again.delete(id)) wake(id);
      });
    running.set(id, run);
  }

  /** Performs everything due for one onboarding, its lanes side by side, until nothing is. */
  async function drain(id: string): Promise<void> {
    const lease = await takeLease(store, id, holder, now);
    if (!lease) return;
    const lanes = new Map<Lane, Promise<void>>();
    const failures: unknown[] = [];
    try {
      do {
        for (const [lane, entries] of groupByLane(await store.outbox(id))) {
          if (lanes.has(lane) || (entries[0]?.notBefore ?? 0) > now()) continue;
          const ended = drainLane(id, entries, lease.isHeld)
            .catch((error: unknown) => void failures.push(error))
            .finally(() => lanes.delete(lane));
          lanes.set(lane, ended);
        }
        // A slow lane, such as a file that does not come, must not keep the others from what is new.
        await Promise.race([Promise.all(lanes.values()), sleep(LOOK_AGAIN_MS, undefined, { ref: false })]);
      } while (
        failures.length === 0 &&
        lease.isHeld() &&
        (lanes.size > 0 || !(await store.release(id, holder, now())))
      );
    } finally {
      // None of them is left running unwatched.
      await Promise.all(lanes.values());
      lease.end();
    }
    if (failures.length > 0) throw failures[0];
  }

  async function drainLane(id: string, lane: OutboxEntry[], isHeld: () => boolean): Promise<void> {
    for (const [index, entry] of lane.entries()) {
      if (entry.notBefore > now() || !isHeld()) return;
      if (isSuperseded(entry.effect, lane.slice(index + 1))) {
        await store.strike(id, entry.number);
        const { number, effect } = entry;
        observe?.({ kind: 'effect', onboarding: id, effect: effect.kind, number, outcome: 'superseded' });
        continue;
      }
      if (!(await attempt(id, entry))) return;
    }
  }

  function note(
    onboarding: string,
    { number, effect }: OutboxEntry,
    outcome: 'done' | 'dropped' | 'postponed',
    trouble: { reason?: string; waitMs?: number } = {},
  ) {
    metrics.effect(effect.kind, outcome);
    observe?.({ kind: 'effect', onboarding, effect: effect.kind, number, outcome, ...trouble });
  }

  /** Performs one entry. False when it has to wait, and its lane with it. */
  async function attempt(id: string, entry: OutboxEntry): Promise<boolean> {
    const { number, effect } = entry;
    const onboarding = await store.load(id);
    if (!onboarding) {
      await store.strike(id, number);
      return true;
    }
    let outcome: Outcome;
    const over = patience.begin(id, entry);
    try {
      outcome = await perform(onboarding, effect);
    } catch (error) {
      return await failed(id, entry, error);
    } finally {
      over();
    }
    await insist(() => (outcome ? report(id, number, outcome) : store.strike(id, number)));
    note(id, entry, 'done');
    return true;
  }

  /** What is done about an entry that could not be performed. False when it is kept for later. */
  async function failed(id: string, entry: OutboxEntry, error: unknown): Promise<boolean> {
    const { number, effect, tries } = entry;
    const reason = error instanceof ChatError ? error.reason : errorName(error);
    const fields = { onboarding: id, effect: effect.kind, tries, error: reasonOf(error) };
    const end = await patience.failed(id, entry, error);
    if (end) {
      log.warn(fields, 'a file could not be had for so long that it is given up');
      note(id, entry, 'dropped', { reason });
      await report(id, number, end);
      return true;
    }
    if (error instanceof ChatError && error.code === 'unreachable' && laneOf(effect, number) !== 'pm') {
      log.warn(fields, 'the merchant can not be reached until they write again');
      note(id, entry, 'dropped', { reason });
      await report(id, number, {
        event: { kind: 'undeliverable', reason: error.reason, slot: slotOf(effect) },
      });
      return true;
    }
    if (error instanceof ChatError && (error.code === 'rejected' || error.code === 'missing')) {
      log.error(fields, 'the platform refused this for good; it is dropped');
      note(id, entry, 'dropped', { reason });
      const slot = slotOf(effect);
      await (slot ? report(id, number, { event: { kind: 'dropped', slot } }) : store.strike(id, number));
      return true;
    }
    const waitMs = waitFor(error, tries);
    const level = isExpected(error) ? 'info' : 'error';
    log[level]({ ...fields, waitMs }, 'to be tried again');
    note(id, entry, 'postponed', { reason, waitMs });
    await store.postpone(id, number, tries + 1, now() + waitMs);
    return false;
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

  /**
   * What was done must be written down, or it would be done once more: tried for as long as nobody else
   * may take over. Writing it twice is harmless.
   */
  async function insist(write: () => Promise<void>): Promise<void> {
    const end = now() + LEASE_MS - 1000;
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (now() > end) throw error;
        await sleep(INSIST_EVERY_MS);
      }
    }
  }

  async function sweep(): Promise<void> {
    try {
      for (const id of await store.due(now(), SWEEP_AT_MOST)) wake(id);
      isBlind = false;
    } catch (error) {
      if (!isBlind) log.error({ error: reasonOf(error) }, 'the sweeper can not look; it goes on trying');
      isBlind = true;
    }
    if (!stopping) sweeper = setTimeout(() => void sweep(), SWEEP_EVERY_MS);
  }

  return {
    wake,
    start() {
      void sweep();
    },
    async stop() {
      stopping = true;
      clearTimeout(sweeper);
      await Promise.all(running.values());
    },
  };
}

/** Milliseconds until a failed effect is tried again. */
function waitFor(error: unknown, tries: number): number {
  const backOff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries, 12));
  if (!(error instanceof ChatError)) return backOff;
  if (error.code === 'retry')
    return Math.max(error.retryAfterMs ?? 0, error.retryAfterMs === undefined ? backOff : 0);
  return error.code === 'paused' ? REFUSED_MS : Math.max(backOff, UNREACHABLE_PM_MS);
}

/** What passes by itself, and what the adapter has said already and did not even ask about. */
function isExpected(error: unknown): boolean {
  if (!(error instanceof ChatError)) return false;
  return error.code === 'retry' || (error.code === 'paused' && error.retryAfterMs !== undefined);
}

/** Where the message of an effect would be remembered, had it been sent. */
function slotOf(effect: Effect): Slot | undefined {
  return effect.kind === 'say' ? effect.slot : undefined;
}

/** An edit or card that a later one of the same message makes needless. */
function isSuperseded(effect: Effect, later: OutboxEntry[]): boolean {
  if (effect.kind === 'card') return later[0]?.effect.kind === 'card';
  if (effect.kind !== 'replace') return false;
  for (const { effect: next } of later) {
    if (next.kind === 'say' && next.slot === effect.slot) return false;
    if (next.kind === 'replace' && next.slot === effect.slot) return true;
  }
  return false;
}

function groupByLane(entries: OutboxEntry[]): Map<Lane, OutboxEntry[]> {
  const lanes = new Map<Lane, OutboxEntry[]>();
  for (const entry of entries) {
    const lane = laneOf(entry.effect, entry.number);
    lanes.set(lane, [...(lanes.get(lane) ?? []), entry]);
  }
  return lanes;
}

/** An error without anything it may quote. */
function reasonOf(error: unknown): string {
  return error instanceof ChatError ? error.message : errorName(error);
}
