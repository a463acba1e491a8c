import * as reminders from '../../views/pm/reminders.ts';
import { forPm } from '../../words/words.ts';
import { audit, type Handler, type Unguided } from '../turn.ts';

/** It is another PM's from now on: what is urgent names them. */
export const owned: Handler<'owned', Unguided> = (turn, { by, owner }) => {
  const { state, effects } = turn;
  if (state.owner?.user === owner.user) return;
  state.owner = owner;
  audit(turn, 'owner-changed', { who: by, detail: [owner.user] });
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => reminders.owned(state, owner)), thread: true },
  );
};
