/**
 * The outbox performs what turns asked for. What holds, whatever is killed at whatever moment:
 *
 * I1  An effect that was committed is in the store until it is performed, or given up by its own policy
 *     (`retry.ts`); a result worth remembering is written in the step that strikes it off.
 * I2  One process at a time performs the effects of an onboarding, under a lease (`lease.ts`).
 * I3  Effects of one lane are performed in order: none overtakes one that waits.
 * I4  Lanes don't wait for each other: not for one that is slow, fails, or is not due (`drain.ts`).
 * I5  What this release can make nothing of stays as it is, holds up nothing, and is performed by one that can.
 * I6  What was done is written down for as long as a store is usually away. Only a crash between the two, a store away
 *     for longer, or one back too late for the lease, lets an effect be performed twice.
 * I7  However a drain ends, its lease is free at once: only a process that died is waited for.
 * I8  An effect is performed on a state no older than the turn that asked for it.
 * I9  No effect is performed before its time.
 * I10 No effect ends one process after the other: each try is counted before it is begun, and after three deaths it is
 *     set aside, and told of. The third try is made while no other effect has its own, so that the one set aside is the
 *     one that did it, and not one that was under way next to it.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import type { Store } from '../store/store.ts';
import type { Observe } from '../turn/observation.ts';
import type { Turns } from '../turn/turns.ts';
import { createAttempt, reasonOf } from './attempt.ts';
import { createDrain } from './drain.ts';
import type { Perform } from './perform.ts';
import { createSweeper } from './sweeper.ts';
import { OUTBOX_TIMES, type OutboxTimes } from './times.ts';

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
  /** Those left out are as in `OUTBOX_TIMES`. */
  times?: Partial<OutboxTimes> | undefined;
}

/** An outbox worker on a store. Several processes may run one each. */
export function createOutbox(given: Parts): Outbox {
  const parts = { ...given, now: given.now ?? Date.now, times: { ...OUTBOX_TIMES, ...given.times } };
  const drain = createDrain({ ...parts, holder: randomUUID(), attempt: createAttempt({ ...parts, wake }) });
  const sweeper = createSweeper({ ...parts, wake });
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  let stopping = false;

  function wake(id: string): void {
    if (stopping) return;
    if (running.has(id)) {
      again.add(id);
      return;
    }
    const run = drain(id)
      // The store is away, or a fault: the entries are still there, and the sweeper comes back to them.
      .catch((error: unknown) =>
        parts.log.error({ onboarding: id, error: reasonOf(error) }, 'effects are left for later'),
      )
      .finally(() => {
        running.delete(id);
        if (again.delete(id)) wake(id);
      });
    running.set(id, run);
  }

  return {
    wake,
    start: sweeper.start,
    async stop() {
      stopping = true;
      sweeper.stop();
      await Promise.all(running.values());
    },
  };
}
