import type { OutboxEntry } from '../../src/store/store.ts';

/** Whether all is done that is to be done soon: verified credentials are looked at again in a day, and in some days. */
export function isIdle(entries: OutboxEntry[]): boolean {
  return entries.every(({ effect }) => ['expire', 'recheck', 'remind'].includes(effect.kind));
}
