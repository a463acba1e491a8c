import { type Handler, isCurrent, showProgress } from '../turn.ts';

const SHOWN_EVERY_MS = 2_500;

/** One check is finished: every few seconds the progress message shows it. */
export const checked: Handler<'checked'> = (turn, { submission, check }) => {
  if (!isCurrent(turn, submission) || turn.state.phase === 'result') return;
  const known = turn.state.submission;
  if (!known) return;
  known.checks = [...known.checks.filter(({ id }) => id !== check.id), check];
  const { phase } = turn.state;
  // Each is an edit, of which platforms allow few: the last word on all of them comes with the report.
  if (phase === 'checking' && turn.event.at - (known.shownAt ?? 0) >= SHOWN_EVERY_MS) showProgress(turn);
};
