import type { Verdict } from '../../shop/report.ts';
import type { Audited } from '../../state/audit.ts';
import { isVerified } from '../../state/onboarding.ts';
import { resultMessage } from '../../views/merchant/results.ts';
import { announceResult } from '../announce.ts';
import { endOf, expireAt, recheckAt, WARNED_MS } from '../expiry.ts';
import { letGo, tellPm } from '../submissions.ts';
import {
  ask,
  audit,
  destroy,
  type Handler,
  isCurrent,
  type Of,
  showProgress,
  type Unguided,
} from '../turn.ts';

/** The report is there: the merchant reads what comes next, the PM is alerted. Counts once. */
export const reported: Handler<'reported'> = (turn, event) => {
  if (!record(turn, event)) return;
  const { state, guide } = turn;
  showProgress(turn);
  ask(turn, resultMessage(guide, state, event.report));
  turn.effects.push({ kind: 'card' });
  tellPm(turn, event.report);
};

/** What a verdict is called on the record. */
export const FOUND: Record<Verdict, Audited> = {
  verified: 'verified',
  needs_changes: 'needs-changes',
  invalid: 'refused',
  unreachable: 'not-checked',
};

/** Writes a report down; false when it is no longer of interest. */
export function record(turn: Unguided, { submission, report }: Of<'reported'>): boolean {
  const { state } = turn;
  if (!isCurrent(turn, submission) || state.phase === 'result' || !state.submission) return false;
  state.phase = 'result';
  state.report = report;
  state.submission.checks = report.checks;
  const { verdict, reason } = report;
  audit(turn, FOUND[verdict], { detail: [state.submission.fingerprint, ...(reason ? [reason] : [])] });
  keepOrDestroy(turn, submission);
  if (isVerified(state) && state.kept?.shop === state.submission.shop) letGo(turn);
  announceResult(turn);
  return true;
}

/** What works is kept for whoever comes for it, for some days. What doesn't is of no use to anybody. */
function keepOrDestroy(turn: Unguided, id: string): void {
  const { report, submission } = turn.state;
  if (report?.verdict === 'verified') {
    recheckAt(turn, id, turn.event.at + turn.policy.recheckMs);
    const end = endOf(turn, id);
    if (end !== undefined) expireAt(turn, id, end - WARNED_MS);
  } else if (submission) {
    destroy(turn, id, 'refused');
    submission.destroyed = { at: turn.event.at, why: 'refused' };
  }
}
