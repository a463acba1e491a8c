import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { audit, type Handler, type Unguided } from '../turn.ts';

/** Somebody holds a link that was used up: it may have fallen into other hands. */
export const openedAgain: Handler<'opened-again', Unguided> = (turn, { link }) => {
  const { state, effects } = turn;
  const opening = state.handOver?.opening;
  if (opening?.link !== link) return;
  effects.push({ kind: 'alert', message: forPm(() => alerts.openedAgain(state, opening)) });
  audit(turn, 'opened-again', { where: opening.way });
};
