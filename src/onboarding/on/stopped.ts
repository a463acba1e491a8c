import { stoppedForNow } from '../../views/merchant/reminders.ts';
import * as reminders from '../../views/pm/reminders.ts';
import { forPm } from '../../words/words.ts';
import { announce } from '../announce.ts';
import { audit, close, type Handler } from '../turn.ts';

/** A PM calls it off: nothing is asked of the merchant any more, until it is resumed. */
export const stopped: Handler<'stopped'> = (turn, { by }) => {
  const { state, event, effects, guide } = turn;
  if (state.stopped || state.handOver?.done) return;
  state.stopped = { at: event.at, by };
  delete state.stalled;
  audit(turn, 'stopped', { who: by });
  announce(turn, 'onboarding.stopped');
  close(turn);
  if (!state.isOnlyGreeted) effects.push({ kind: 'say', message: stoppedForNow(guide) });
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => reminders.stopped(state, by)), thread: true },
  );
};
