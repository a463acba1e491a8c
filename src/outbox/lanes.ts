import { type Effect, isSuperseded } from '../state/effect.ts';
import type { OutboxEntry } from '../store/store.ts';

/** An entry of a kind that this release knows. */
export type KnownEntry = OutboxEntry & { effect: Effect };

/** The entries of an outbox by lane, each lane in order. */
export function lanesOf(entries: OutboxEntry[]): Map<string, OutboxEntry[]> {
  const lanes = new Map<string, OutboxEntry[]>();
  for (const entry of entries) lanes.set(entry.lane, [...(lanes.get(entry.lane) ?? []), entry]);
  return lanes;
}

/** Whether an entry that comes later in its lane makes this one needless. */
export function isNeedless({ effect }: OutboxEntry, later: OutboxEntry[]): boolean {
  if (effect.kind === 'unknown') return false;
  return isSuperseded(
    effect,
    later.map((entry) => entry.effect),
  );
}
