import type { OutboxEntry } from '../../src/store/store.ts';

/** Whether all is done that is to be done soon: how long credentials have been here is looked at in some days. */
export function isIdle(entries: OutboxEntry[]): boolean {
  return entries.every(({ effect }) => effect.kind === 'expire');
}
