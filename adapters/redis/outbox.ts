import { type Asked, laneOf, unknownLane } from '../../src/state/effect.ts';
import { readEffect, writeEffect } from '../../src/state/read.ts';
import type { OutboxEntry } from '../../src/store/store.ts';

/**
 * A new outbox entry as it is stored: a line for the scripts, `lane tries notBefore begun`, then the effect
 * as JSON. The scripts never touch the JSON: Lua can't tell an empty list from an empty object.
 */
export function writeEntry(number: number, asked: Asked): string {
  const { notBefore, ...effect } = asked;
  return `${laneOf(asked, number)} 0 ${Math.ceil(notBefore ?? 0)} 0\n${writeEffect(effect)}`;
}

/** Reads an entry, which the scripts may have postponed since. */
export function readEntry(name: string, stored: string): OutboxEntry {
  const number = Number(name);
  const end = stored.indexOf('\n');
  const [lane = '', tries, notBefore, begun = 0] = stored.slice(0, end).split(' ');
  const effect = readEffect(stored.slice(end + 1));
  return {
    number,
    lane: effect.kind === 'unknown' ? unknownLane(number) : lane,
    effect,
    tries: Number(tries),
    notBefore: Number(notBefore),
    begun: Number(begun),
  };
}
