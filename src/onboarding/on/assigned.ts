import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { tellPm } from '../submissions.ts';
import type { Handler, Unguided } from '../turn.ts';

/** A PM's channel was named after all: it is told what it would have been told, as far as that still counts. */
export const assigned: Handler<'assigned', Unguided> = (turn, { pm }) => {
  const { state, effects } = turn;
  if (state.pm) return;
  state.pm = pm;
  effects.push({ kind: 'list' }, { kind: 'card' });
  if (state.phase !== 'result' || !state.report) return;
  if (state.storeConfirmed === false)
    effects.push({ kind: 'alert', message: forPm(() => alerts.wrongStore(state)) });
  else tellPm(turn, state.report);
};
