import { after, beforeDate, type Delay, withinHours } from '../base/working-time.ts';
import { type Onboarding, waitsForMerchant, wasVerified } from '../state/onboarding.ts';
import { wheneverItSuits } from '../views/merchant/about.ts';
import { backThen } from '../views/merchant/reminders.ts';
import type { Policy } from './policy.ts';
import type { Unguided } from './turn.ts';

/** What is due next: the reminder of that number (1 is the first), or that the PM is told. */
export type Due = { at: number; reminder: number } | { at: number; reminder: undefined };

/** What comes next if nothing is heard of the merchant, and when (ms since 1970); undefined: nothing. */
export function nextDue(onboarding: Onboarding, { reminding }: Pick<Policy, 'reminding'>): Due | undefined {
  if (!waitsForMerchant(onboarding) || onboarding.stalled) return undefined;
  const { after: delays, stalledAfter, hours } = reminding;
  const zone = zoneOf(onboarding, reminding.timeZone);
  const { remindAt = 0 } = onboarding;
  const base = Math.max(silentSince(onboarding), remindAt);
  const { sent, atStep, at: lastAt } = remindersOf(onboarding);
  /** However late the last reminder was: there is a day in between. */
  const spaced = (at: number, delay: Delay) =>
    lastAt > 0 && 'days' in delay ? Math.max(at, after(lastAt, { days: 1 }, hours, zone)) : at;
  const stalledAt = stalledAfter && spaced(after(base, stalledAfter, hours, zone), stalledAfter);
  const delay = delays[sent];
  if (delay && atStep < delays.length) {
    // Asked for, the first one comes then.
    const wished =
      sent === 0 && base === remindAt ? withinHours(base, hours, zone) : after(base, delay, hours, zone);
    const at = spaced(wished, delay);
    if (stalledAt === undefined || at < stalledAt) return { at, reminder: sent + 1 };
  }
  return stalledAt === undefined ? undefined : { at: stalledAt, reminder: undefined };
}

/** When the PM is to be warned that the credentials don't come in time; undefined: never. */
export function promiseDue(
  onboarding: Onboarding,
  { reminding }: Pick<Policy, 'reminding'>,
): number | undefined {
  const { promised, promiseWarnedAt, stopped, isOnlyGreeted } = onboarding;
  const { beforePromise, hours, timeZone } = reminding;
  if (!promised || !beforePromise || promiseWarnedAt !== undefined || stopped || isOnlyGreeted)
    return undefined;
  return wasVerified(onboarding) ? undefined : beforeDate(promised, beforePromise, hours, timeZone);
}

/** Since when it is the merchant's turn, and nothing was heard: whoever waited for us was not silent. */
export function silentSince({ touchedAt, waitingSince = 0 }: Onboarding): number {
  return Math.max(touchedAt, waitingSince);
}

/** Writes down when it became the merchant's turn. */
export function noteWaiting({ state, event }: Unguided, before: Onboarding): void {
  if (waitsForMerchant(state) && !waitsForMerchant(before)) state.waitingSince = event.at;
}

/** They are to be reminded then, and not before; where nobody would, they are promised nothing. */
export function remindLater({ state, effects, policy }: Unguided, at: number): void {
  state.remindAt = at;
  const due = nextDue(state, policy);
  if (due?.reminder !== undefined) effects.push({ kind: 'say', message: backThen(due.at) });
  else {
    delete state.remindAt;
    effects.push({ kind: 'say', message: wheneverItSuits() });
  }
}

/** Where somebody's clock is. */
export function zoneOf({ timeZone }: Pick<Onboarding, 'timeZone'>, otherwise: string): string {
  return timeZone ?? otherwise;
}

/** How often somebody was reminded while they were silent, and at this step. */
function remindersOf(onboarding: Onboarding): { sent: number; atStep: number; at: number } {
  const { reminders, place } = onboarding;
  if (!reminders) return { sent: 0, atStep: 0, at: 0 };
  const atStep = reminders.step === place.step ? reminders.atStep : 0;
  const isSame = reminders.since === silentSince(onboarding);
  return { sent: isSame ? reminders.sent : 0, atStep, at: isSame ? reminders.at : 0 };
}

/** Writes down that they were reminded for that time. */
export function noteReminder({ state, event }: Unguided, number: number): void {
  const { atStep } = remindersOf(state);
  state.reminders = {
    step: state.place.step,
    atStep: atStep + 1,
    since: silentSince(state),
    sent: number,
    at: event.at,
  };
}

/**
 * Sets the alarm for what is due next, unless one comes before: that is set anew then, so that deeds need not move it.
 */
export function setAlarm({ state, event, effects, policy }: Unguided): void {
  const due = nextDue(state, policy)?.at;
  const promise = promiseDue(state, policy);
  const { hours, timeZone } = policy.reminding;
  // What is overdue comes as soon as it may.
  const at = Math.min(
    due === undefined ? Infinity : Math.max(due, withinHours(event.at, hours, zoneOf(state, timeZone))),
    promise === undefined ? Infinity : Math.max(promise, withinHours(event.at, hours, timeZone)),
  );
  if (at === Infinity) return;
  // One that should have gone off by now was not heard, or is about to: one too many does no harm.
  const { alarm } = state;
  if (alarm !== undefined && alarm >= event.at && alarm <= at) return;
  state.alarm = at;
  effects.push({ kind: 'remind', notBefore: at });
}
