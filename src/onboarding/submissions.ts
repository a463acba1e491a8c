import { collectStep } from '../flow/flow.ts';
import type { Report } from '../shop/report.ts';
import type { Received } from '../state/event.ts';
import { isVerified, type Onboarding } from '../state/onboarding.ts';
import * as asides from '../views/merchant/asides.ts';
import { progressMessage, resultMessage } from '../views/merchant/results.ts';
import * as alerts from '../views/pm/alerts.ts';
import { ask, close, isCurrent, moveTo, type Of, remind, showProgress, type Turn } from './turn.ts';

/** What is sent within this time is sent at once: twice the same is once, and of two neither is the older. */
const AT_ONCE_MS = 10_000;

/** Credentials arrived: "Got it", and the check begins. Earlier ones are set aside. */
export function submitted(turn: Turn, { received, notes, at, sentAt = at }: Of<'submitted'>): void {
  const { state, guide } = turn;
  const again = whatIsSame(turn, received, sentAt);
  if (again || isOvertaken(state, sentAt)) {
    turn.effects.push({ kind: 'discard', submission: received.id });
    if (again === 'checking') turn.effects.push({ kind: 'say', message: asides.stillChecking(guide, state) });
    if (!again) turn.effects.push({ kind: 'say', message: asides.OVERTAKEN });
    return;
  }
  setAside(turn);
  if (state.phase === 'checking' || state.phase === 'retrying') {
    turn.effects.push({ kind: 'replace', slot: 'progress', message: asides.REPLACED });
  }
  state.submission = { ...received, at: sentAt, notes, checks: [] };
  state.phase = 'checking';
  const collect = collectStep(guide.flow);
  if (collect && state.place.step !== collect.id) moveTo(turn, { step: collect.id });
  close(turn);
  turn.effects.push(
    { kind: 'verify', submission: received.id },
    { kind: 'say', message: progressMessage(guide, state), slot: 'progress' },
    { kind: 'card' },
  );
}

/**
 * Whether these very credentials are being checked, or have just been told of: sent twice in one go, they
 * are one submission.
 */
function whatIsSame({ state }: Turn, { digest }: Received, sentAt: number): 'checking' | 'told' | undefined {
  const { submission, phase } = state;
  if (digest === undefined || submission?.digest !== digest) return undefined;
  if (phase === 'checking' || phase === 'retrying') return 'checking';
  return phase === 'result' && sentAt - submission.at < AT_ONCE_MS ? 'told' : undefined;
}

/** Whether something newer arrived before what was sent then: a file may take its time. */
export function isOvertaken({ submission }: Onboarding, sentAt: number | undefined): boolean {
  return submission !== undefined && sentAt !== undefined && sentAt < submission.at - AT_ONCE_MS;
}

/**
 * Makes room for what comes next. Credentials that work, for a store nobody called wrong, are kept until
 * newer ones work; any others are destroyed.
 */
export function setAside(turn: Turn): void {
  const { submission, report, storeConfirmed } = turn.state;
  if (!submission) return;
  if (isVerified(turn.state)) {
    letGo(turn);
    const { id, at, shop, fingerprint } = submission;
    const store = report?.store ?? null;
    turn.state.kept = { submission: id, at, shop, fingerprint, store, confirmed: storeConfirmed === true };
  } else turn.effects.push({ kind: 'discard', submission: submission.id });
  turn.state.submission = undefined;
  turn.state.report = undefined;
  turn.state.storeConfirmed = undefined;
}

/** Destroys the credentials that were kept: newer ones have taken their place. */
export function letGo({ state, effects }: Turn): void {
  if (state.kept) effects.push({ kind: 'discard', submission: state.kept.submission });
  state.kept = undefined;
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
  if (isVerified(state) && state.kept?.shop === state.submission.shop) letGo(turn);
  showProgress(turn);
  ask(turn, resultMessage(guide, state, report));
  turn.effects.push({ kind: 'card' });
  tellPm(turn, report);
}

/** A PM's channel was named after all: it is told what it would have been told, as far as that still counts. */
export function assigned(turn: Turn, { pm }: Of<'assigned'>): void {
  const { state, effects } = turn;
  if (state.pm) return;
  state.pm = pm;
  effects.push({ kind: 'list' }, { kind: 'card' });
  if (state.phase !== 'result' || !state.report) return;
  if (state.storeConfirmed === false) effects.push({ kind: 'alert', message: alerts.wrongStore(state) });
  else tellPm(turn, state.report);
}

function tellPm({ state, effects }: Turn, report: Report): void {
  effects.push({ kind: 'alert', message: alerts.report(state, report) });
  const details = alerts.reportDetails(state, report);
  if (details) effects.push({ kind: 'alert', message: details, thread: true });
}

/** Nobody can open the credentials any more: the merchant is asked for them again, and the PM told why. */
export function lost(turn: Turn, { submission }: Of<'lost'>): void {
  const { state } = turn;
  if (!isCurrent(turn, submission) || state.report) return;
  setAside(turn);
  state.phase = 'guide';
  turn.effects.push({ kind: 'replace', slot: 'progress', message: asides.NOT_CHECKED });
  remind(turn, asides.LOST);
  turn.effects.push({ kind: 'card' }, { kind: 'alert', message: alerts.lost(state) });
}

/** The shop does not answer: said once, however often it is tried. */
export function delayed(turn: Turn, { submission }: Of<'delayed'>): void {
  if (!isCurrent(turn, submission) || turn.state.phase !== 'checking') return;
  turn.state.phase = 'retrying';
  showProgress(turn);
  turn.effects.push({ kind: 'card' });
}
