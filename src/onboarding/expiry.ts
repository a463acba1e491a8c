import { isStillHere } from '../state/onboarding.ts';
import type { Unguided } from './turn.ts';

const DAY_MS = 24 * 3_600_000;

/** So long before they are destroyed is the PM warned. */
export const WARNED_MS = DAY_MS;

/** When credentials that nobody took are destroyed (ms since 1970); undefined: never, or they are not here. */
export function endOf({ state, policy }: Unguided, submission: string): number | undefined {
  if (policy.keepDays === 0) return undefined;
  const { submission: current, kept, report } = state;
  const isCurrent = current?.id === submission && report?.verdict === 'verified' && isStillHere(state);
  const held = isCurrent ? current : kept?.submission === submission ? kept : undefined;
  return held && held.at + policy.keepDays * DAY_MS;
}

/** Has them looked at again at that time. Nothing comes of it if they are out by then, or were replaced. */
export function expireAt({ effects }: Unguided, submission: string, notBefore: number): void {
  effects.push({ kind: 'expire', submission, notBefore });
}

/** Has them verified again at that time. Nothing comes of it if they are out by then, or were replaced. */
export function recheckAt({ effects }: Unguided, submission: string, due: number): void {
  effects.push({ kind: 'recheck', submission, due, notBefore: due });
}
