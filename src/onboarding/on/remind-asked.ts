import { waitsForMerchant } from '../../state/onboarding.ts';
import * as reminders from '../../views/pm/reminders.ts';
import { forPm } from '../../words/words.ts';
import { silentSince } from '../reminding.ts';
import type { Handler } from '../turn.ts';
import { sendReminder } from './remind-due.ts';

/** A PM does not want to wait for the next reminder. It counts as one. */
export const remindAsked: Handler<'remind-asked'> = (turn, { by }) => {
  const { state, effects } = turn;
  if (!waitsForMerchant(state)) return;
  delete state.stalled;
  const { since, sent } = state.reminders ?? { since: 0, sent: 0 };
  sendReminder(turn, since === silentSince(state) ? sent + 1 : 1);
  effects.push({ kind: 'alert', message: forPm(() => reminders.reminded(state, by)), thread: true });
};
