import type { Json } from '../../base/stored.ts';
import { upgrade as to2 } from './2.ts';
import { upgrade as to3 } from './3.ts';
import type { Upgrade } from './upgrade.ts';

/**
 * What leads from what older releases stored to what this one does, in order: the first from 1, which has no
 * number in it, to 2. None is ever changed once it was released.
 */
const UPGRADES: readonly Upgrade[] = [to2, to3];

/** The number of what this release stores. */
export const SCHEMA = UPGRADES.length + 1;

/** What was stored, as this release would have stored it. What a later one stored is left as it is. */
export function upgraded(what: keyof Upgrade, json: Json): Json {
  const from = typeof json.schema === 'number' ? json.schema : 1;
  const due = UPGRADES.slice(from - 1);
  return due.length === 0 ? json : { ...due.reduce((old, to) => to[what](old), json), schema: SCHEMA };
}
