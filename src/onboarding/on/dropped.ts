import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { arrived, type Handler, type Unguided } from '../turn.ts';

/** The merchant did not get something that was said to them, and never will: the PM is told. */
export const dropped: Handler<'dropped', Unguided> = ({ state, effects }, { slot }) => {
  effects.push({ kind: 'alert', message: forPm(() => alerts.notDelivered(state)), thread: true });
  if (!slot) return;
  arrived(state, slot);
  delete state.messages[slot];
};
