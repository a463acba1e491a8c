import { checkFailed, credentialsLost } from '../../views/merchant/checking.ts';
import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { setAside } from '../submissions.ts';
import { type Handler, isCurrent, remind, settle } from '../turn.ts';

/** Nobody can open the credentials any more: the merchant is asked for them again, and the PM told why. */
export const lost: Handler<'lost'> = (turn, { submission }) => {
  const { state } = turn;
  if (!isCurrent(turn, submission) || state.report) return;
  setAside(turn, 'lost');
  state.phase = 'guide';
  settle(turn, 'progress', checkFailed());
  remind(turn, credentialsLost());
  turn.effects.push({ kind: 'card' }, { kind: 'alert', message: forPm(() => alerts.lost(state)) });
};
