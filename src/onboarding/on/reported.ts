import { isVerified } from '../../state/onboarding.ts';
import { resultMessage } from '../../views/merchant/results.ts';
import { announceResult } from '../announce.ts';
import { letGo, tellPm } from '../submissions.ts';
import { ask, type Handler, isCurrent, type Of, showProgress, type Unguided } from '../turn.ts';

/** The report is there: the merchant reads what comes next, the PM is alerted. Counts once. */
export const reported: Handler<'reported'> = (turn, event) => {
  if (!record(turn, event)) return;
  const { state, guide } = turn;
  showProgress(turn);
  ask(turn, resultMessage(guide, state, event.report));
  turn.effects.push({ kind: 'card' });
  tellPm(turn, event.report);
};

/** Writes a report down; false when it is no longer of interest. */
export function record(turn: Unguided, { submission, report }: Of<'reported'>): boolean {
  const { state } = turn;
  if (!isCurrent(turn, submission) || state.phase === 'result' || !state.submission) return false;
  state.phase = 'result';
  state.report = report;
  state.submission.checks = report.checks;
  if (isVerified(state) && state.kept?.shop === state.submission.shop) letGo(turn);
  announceResult(turn);
  return true;
}
