import { type Handler, isCurrent, showProgress } from '../turn.ts';

/** One check is finished: the progress message shows it. */
export const checked: Handler<'checked'> = (turn, { submission, check }) => {
  if (!isCurrent(turn, submission) || turn.state.phase === 'result') return;
  const known = turn.state.submission;
  if (!known) return;
  known.checks = [...known.checks.filter(({ id }) => id !== check.id), check];
  if (turn.state.phase === 'checking') showProgress(turn);
};
