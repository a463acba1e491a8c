import { collectStep } from '../flow/flow.ts';
import * as alerts from '../pm/alerts.ts';
import * as asides from './messages/asides.ts';
import { progressMessage, resultMessage } from './messages/results.ts';
import { ask, close, isCurrent, moveTo, type Of, showProgress, type Turn } from './turn.ts';

/** Credentials arrived: "Got it", and the check begins. A submission before that has no report yet is dropped. */
export function submitted(turn: Turn, { received, notes, at }: Of<'submitted'>): void {
  const { state, guide } = turn;
  if (state.submission && !isKept(turn))
    turn.effects.push({ kind: 'discard', submission: state.submission.id });
  if (state.phase === 'checking' || state.phase === 'retrying') {
    turn.effects.push({ kind: 'replace', slot: 'progress', message: asides.REPLACED });
  }
  state.submission = { ...received, at, notes, checks: [] };
  state.phase = 'checking';
  state.storeConfirmed = undefined;
  if (state.awaiting !== 'question') state.awaiting = undefined;
  const collect = collectStep(guide.flow);
  if (collect && state.place.step !== collect.id) moveTo(turn, { step: collect.id });
  close(turn);
  turn.effects.push(
    { kind: 'verify', submission: received.id },
    { kind: 'say', message: progressMessage(guide, state), slot: 'progress' },
    { kind: 'card' },
  );
}

/** Credentials that work, for the right store, are not destroyed because something else arrives. */
function isKept({ state }: Turn): boolean {
  return state.phase === 'result' && state.report?.verdict === 'verified' && state.storeConfirmed !== false;
}

/** One check is finished: the progress message shows it. */
export function checked(turn: Turn, { submission, check }: Of<'checked'>): void {
  if (!isCurrent(turn, submission) || turn.state.phase === 'result') return;
  const known = turn.state.submission;
  if (!known) return;
  known.checks = [...known.checks.filter(({ id }) => id !== check.id), check];
  if (turn.state.phase === 'checking') showProgress(turn);
}

/** The report is there: the merchant reads what comes next, the PM is alerted. Counts once. */
export function reported(turn: Turn, { submission, report }: Of<'reported'>): void {
  const { state, guide } = turn;
  if (!isCurrent(turn, submission) || state.phase === 'result' || !state.submission) return;
  state.phase = 'result';
  state.report = report;
  state.submission.checks = report.checks;
  if (state.awaiting !== 'question') state.awaiting = report.verdict === 'verified' ? 'store' : undefined;
  showProgress(turn);
  ask(turn, resultMessage(guide, state, report));
  turn.effects.push({ kind: 'card' }, { kind: 'alert', message: alerts.report(state, report) });
  const details = alerts.reportDetails(state, report);
  if (details) turn.effects.push({ kind: 'alert', message: details, thread: true });
}

/** The shop does not answer: said once, however often it is tried. */
export function delayed(turn: Turn, { submission }: Of<'delayed'>): void {
  if (!isCurrent(turn, submission) || turn.state.phase !== 'checking') return;
  turn.state.phase = 'retrying';
  showProgress(turn);
  turn.effects.push({ kind: 'card' });
}
