import { withinHours } from '../../base/working-time.ts';
import { reminderMessage } from '../../views/merchant/reminders.ts';
import * as reminders from '../../views/pm/reminders.ts';
import { forPm } from '../../words/words.ts';
import { announce } from '../announce.ts';
import { nextDue, noteReminder, promiseDue, silentSince, zoneOf } from '../reminding.ts';
import { ask, audit, type Handler, type Turn } from '../turn.ts';

/**
 * The alarm: whatever is due by now is decided from the state, so that an alarm too many or too early does no harm.
 * After an outage only the last reminder that is due is sent, and nobody stalls who was not reminded.
 */
export const remindDue: Handler<'remind-due'> = (turn) => {
  const { state, event, policy } = turn;
  // One that was set for later than what became due since.
  if (state.alarm !== undefined && event.at < state.alarm) return;
  delete state.alarm;
  const promise = promiseDue(state, policy);
  if (promise !== undefined && promise <= event.at) warn(turn);
  const { hours, timeZone } = policy.reminding;
  const isWorkTime = withinHours(event.at, hours, zoneOf(state, timeZone)) <= event.at;
  let due = nextDue(state, policy);
  if (!due || due.at > event.at) return;
  // It is night where they are: the alarm is set for the morning.
  if (!isWorkTime) return;
  while (due.reminder !== undefined) {
    const sent = { step: state.place.step, atStep: 0, since: silentSince(state), sent: due.reminder, at: 0 };
    const later = nextDue({ ...state, reminders: sent }, policy);
    if (later?.reminder === undefined || later.at > event.at) break;
    due = later;
  }
  if (due.reminder === undefined) stall(turn);
  else sendReminder(turn, due.reminder);
};

/** Reminds the merchant for the time of that number. */
export function sendReminder(turn: Turn, number: number): void {
  noteReminder(turn, number);
  audit(turn, 'reminded');
  ask(turn, reminderMessage(turn.guide, turn.state, number));
  turn.effects.push({ kind: 'card' });
}

function warn({ state, event, effects, pmGuide }: Turn): void {
  state.promiseWarnedAt = event.at;
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => reminders.promiseNear(pmGuide, state)) },
  );
}

function stall(turn: Turn): void {
  const { state, event, effects, pmGuide } = turn;
  state.stalled = { at: event.at, why: 'silent' };
  announce(turn, 'onboarding.stalled');
  effects.push({ kind: 'card' }, { kind: 'alert', message: forPm(() => reminders.stalled(pmGuide, state)) });
}
