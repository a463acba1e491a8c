import { goesOn } from '../../views/merchant/reminders.ts';
import * as reminders from '../../views/pm/reminders.ts';
import { forPm } from '../../words/words.ts';
import { audit, type Handler, remind } from '../turn.ts';

/** It goes on after all: the merchant reads where they were. */
export const resumed: Handler<'resumed'> = (turn, { by }) => {
  const { state, effects } = turn;
  if (!state.stopped) return;
  delete state.stopped;
  audit(turn, 'resumed', { who: by });
  remind(turn, goesOn());
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => reminders.resumed(state, by)), thread: true },
  );
};
