import { createDeaths } from '../base/deaths.ts';
import type { Logger } from '../base/log.ts';
import { EFFECTS, type Effect, isToldOf, slotOf } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import type { KnownEntry } from './lanes.ts';
import type { Outcome } from './run/runner.ts';

/** Looks after effects that end the process which performs them (I10). */
export interface Aside {
  /** Whether an entry did so too often to try it once more. */
  isDeadly(onboarding: string, entry: KnownEntry): boolean;
  /** Performs an entry, and has it counted beforehand. When it rejects, it is not over as far as the store knows. */
  counted<T>(onboarding: string, entry: KnownEntry, work: () => Promise<T>): Promise<T>;
  /** Puts an entry out of the way, and tells of it. An operator sees it, and may bring it back. */
  put(onboarding: string, entry: KnownEntry): Promise<void>;
}

export function createAside(parts: {
  store: Pick<Store, 'begin' | 'setAside'>;
  turns: Pick<Turns, 'take'>;
  log: Logger;
  now: () => number;
}): Aside {
  const { store, turns, log, now } = parts;
  const deaths = createDeaths();
  const nameOf = (onboarding: string, { number }: KnownEntry) => `${onboarding} ${number}`;

  return {
    isDeadly: (onboarding, entry) => deaths.isDeadly(nameOf(onboarding, entry), entry.begun),

    counted: (onboarding, entry, work) =>
      deaths.counted(nameOf(onboarding, entry), entry.begun, {
        begin: () => store.begin(onboarding, entry.number),
        work,
      }),

    async put(onboarding, { number, effect, tries }) {
      const fields = { onboarding, effect: effect.kind, tries };
      log.error(fields, 'performing this ended the process again and again; it is set aside');
      // Should this be cut short, it is done again, and told once all the same.
      const event = { ...eventOf(effect), id: `effect ${number} aside`, at: now() } as Event;
      if (isToldOf(effect)) await turns.take(onboarding, event);
      await store.setAside(onboarding, number);
    },
  };
}

/** What is told of an effect that was set aside. */
function eventOf(effect: Effect): NonNullable<Outcome>['event'] {
  if (effect.kind === 'fetch') return { kind: 'file-set-aside', sentAt: effect.sentAt };
  if (effect.kind === 'verify') return { kind: 'set-aside', what: 'check' };
  const isMessage = EFFECTS[effect.kind].audience === 'merchant';
  return { kind: 'set-aside', what: isMessage ? 'message' : 'task', slot: slotOf(effect) };
}
