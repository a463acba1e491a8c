import { type Effect, effectSchema, laneOf } from '../../src/state/effect.ts';
import type { OutboxEntry } from '../../src/store/store.ts';

/**
 * A new outbox entry as it is stored: a line for the scripts, `lane tries notBefore`, then the effect
 * as JSON. The scripts never touch the JSON: Lua can't tell an empty list from an empty object.
 */
export function writeEntry(number: number, effect: Effect): string {
  return `${laneOf(effect, number)} 0 0\n${JSON.stringify(effect)}`;
}

/** Reads an entry, which the scripts may have postponed since. Throws when it is none. */
export function readEntry(number: string, stored: string): OutboxEntry {
  const end = stored.indexOf('\n');
  const [, tries, notBefore] = stored.slice(0, end).split(' ');
  const effect = effectSchema.parse(JSON.parse(stored.slice(end + 1)));
  return { number: Number(number), effect, tries: Number(tries), notBefore: Number(notBefore) };
}
