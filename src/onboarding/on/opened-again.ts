import * as alerts from '../../views/pm/alerts.ts';
import type { Handler, Unguided } from '../turn.ts';

/** Somebody holds a link that was used up: it may have fallen into other hands. */
export const openedAgain: Handler<'opened-again', Unguided> = ({ state, effects }, { link }) => {
  const opening = state.handOver?.opening;
  if (opening?.link === link) effects.push({ kind: 'alert', message: alerts.openedAgain(state, opening) });
};
