import { isVerified } from '../../state/onboarding.ts';
import { resultMessage } from '../../views/merchant/results.ts';
import { letGo, tellPm } from '../submissions.ts';
import { ask, type Handler, isCurrent, showProgress } from '../turn.ts';

/** The report is there: the merchant reads what comes next, the PM is alerted. Counts once. */
export const reported: Handler<'reported'> = (turn, { submission, report }) => {
  const { state, guide } = turn;
  if (!isCurrent(turn, submission) || state.phase === 'result' || !state.submission) return;
  state.phase = 'result';
  state.report = report;
  state.submission.checks = report.checks;
  if (isVerified(state) && state.kept?.shop === state.submission.shop) letGo(turn);
  showProgress(turn);
  ask(turn, resultMessage(guide, state, report));
  turn.effects.push({ kind: 'card' });
  tellPm(turn, report);
};
