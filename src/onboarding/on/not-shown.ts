import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import type { Handler, Unguided } from '../turn.ts';

export const notShown: Handler<'not-shown', Unguided> = ({ state, effects }, { link }) => {
  const opening = state.handOver?.opening;
  if (opening?.link !== link || opening.ended) return;
  opening.ended = 'hidden';
  effects.push({ kind: 'alert', message: forPm(() => alerts.notShown(state)), thread: true });
};
