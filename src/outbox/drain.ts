import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../base/log.ts';
import { NewerDataError } from '../base/stored.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { OutboxEntry, Store } from '../store/store.ts';
import type { Observe } from '../turn/observation.ts';
import type { Attempt } from './attempt.ts';
import { isNeedless, type KnownEntry, lanesOf } from './lanes.ts';
import { type Lease, takeLease } from './lease.ts';
import type { OutboxTimes } from './times.ts';

interface Parts {
  store: Store;
  attempt: Attempt;
  /** Who this is, among the processes. */
  holder: string;
  log: Logger;
  observe?: Observe | undefined;
  now: () => number;
  times: OutboxTimes;
}

/**
 * Performs everything due for one onboarding, its lanes side by side, until nothing is; at once when another
 * process does so. Rejects when the store is away: the entries are still there.
 */
export type Drain = (onboarding: string) => Promise<void>;

export function createDrain(parts: Parts): Drain {
  const { store, attempt, observe, now, times } = parts;
  const leave = createLeave(parts);

  return async (id) => {
    const lease = await takeLease(id, parts);
    if (!lease) return;
    const lanes = new Map<string, Promise<void>>();
    const failures: unknown[] = [];
    const state = held(() => store.load(id));
    try {
      do {
        const entries = await store.outbox(id);
        // What stands there may be of a turn after the state that was loaded before (I8).
        state.forget();
        for (const [lane, waiting] of lanesOf(entries)) {
          if (lanes.has(lane) || (waiting[0]?.notBefore ?? 0) > now()) continue;
          const ended = drainLane(id, waiting, lease, state)
            .catch((error: unknown) => void failures.push(error))
            .finally(() => lanes.delete(lane));
          lanes.set(lane, ended);
        }
        // A slow lane, such as a file that does not come, must not keep the others from what is new (I4).
        await Promise.race([Promise.all(lanes.values()), sleep(times.lookAgain, undefined, { ref: false })]);
      } while (failures.length === 0 && lease.isHeld() && (lanes.size > 0 || !(await lease.release())));
    } finally {
      // None of them is left running unwatched.
      await Promise.all(lanes.values());
      await lease.end();
    }
    if (failures.length > 0) throw failures[0];
  };

  async function drainLane(id: string, lane: OutboxEntry[], lease: Lease, state: Held): Promise<void> {
    for (const [index, entry] of lane.entries()) {
      if (entry.notBefore > now() || !lease.isHeld()) return;
      if (isNeedless(entry, lane.slice(index + 1))) await strikeNeedless(id, entry);
      else if (await hasToWait(id, entry, state)) return;
    }
  }

  async function hasToWait(id: string, entry: OutboxEntry, state: Held): Promise<boolean> {
    if (!isKnown(entry)) return await leave(id, entry);
    let onboarding: Onboarding | undefined;
    try {
      onboarding = await state.get();
    } catch (error) {
      if (error instanceof NewerDataError) return await leave(id, entry);
      throw error;
    }
    if (!onboarding) {
      await store.strike(id, entry.number);
      return false;
    }
    const { waits, changed } = await attempt(onboarding, entry);
    if (changed) state.forget();
    return waits;
  }

  async function strikeNeedless(onboarding: string, { number, effect }: OutboxEntry): Promise<void> {
    await store.strike(onboarding, number);
    if (effect.kind === 'unknown') return;
    observe?.({ kind: 'effect', onboarding, effect: effect.kind, number, outcome: 'superseded' });
  }
}

/** What this release can make nothing of is a newer one's to perform (I5). */
function createLeave({ store, log, now, times }: Parts) {
  const leftAlone = new Set<string>();
  return async (id: string, entry: OutboxEntry): Promise<true> => {
    const { effect } = entry;
    const kind = effect.kind === 'unknown' ? effect.stored : 'any, of an onboarding in an unknown shape';
    if (!leftAlone.has(kind)) log.warn({ effect: kind }, 'an effect is left to a newer release');
    leftAlone.add(kind);
    await store.leave(id, entry, now() + times.leave);
    return true;
  };
}

function isKnown(entry: OutboxEntry): entry is KnownEntry {
  return entry.effect.kind !== 'unknown';
}

/** An onboarding that several lanes look at, loaded once until it is known to have changed. */
interface Held {
  get(): Promise<Onboarding | undefined>;
  forget(): void;
}

function held(load: () => Promise<Onboarding | undefined>): Held {
  let loaded: Promise<Onboarding | undefined> | undefined;
  return {
    get() {
      loaded ??= load();
      return loaded;
    },
    forget() {
      loaded = undefined;
    },
  };
}
