import type { Guide } from '../../flow/guide.ts';
import type { Report } from '../../shop/report.ts';
import { canHandOver, failingOf, isStillHere, wasVerified } from '../../state/onboarding.ts';
import * as alerts from '../../views/pm/alerts.ts';
import { announce, announceResult, flawOf } from '../announce.ts';
import { deliverUnasked } from '../deliver.ts';
import { recheckAt } from '../expiry.ts';
import { NO_GUIDE } from '../submissions.ts';
import { audit, type Handler, isCurrent, type Unguided } from '../turn.ts';
import { FOUND } from './reported.ts';

type MaybeGuided = Unguided & { guide?: Pick<Guide, 'shop'> };

/**
 * Verified credentials were verified again. That they still work, or that the shop did not answer, is no news; that
 * they stopped working is the PM's to hear, once, and theirs to pass on.
 */
export const rechecked: Handler<'rechecked', MaybeGuided> = (turn, { submission, report }) => {
  const { state, event, policy } = turn;
  if (!isCurrent(turn, submission) || !isStillHere(state) || state.report?.verdict !== 'verified') return;
  const { opening } = state.handOver ?? {};
  // They are being shown: the reader says in a moment how that ended.
  const isShown = opening && !opening.ended;
  recheckAt(turn, submission, event.at + (isShown ? policy.formMs : policy.recheckMs));
  if (isShown || report.verdict === 'unreachable' || state.phase !== 'result' || !wasVerified(state)) return;
  if (report.verdict === 'verified') works(turn, report);
  else fails(turn, submission, report);
};

function works(turn: MaybeGuided, report: Report): void {
  const { state, effects } = turn;
  const wasFailing = failingOf(state) !== undefined;
  delete state.failing;
  state.report = report;
  if (!wasFailing) return;
  audit(turn, FOUND.verified, { detail: detailOf(turn, report) });
  announceResult(turn);
  effects.push({ kind: 'card' }, { kind: 'alert', message: alerts.worksAgain(state) });
  if (canHandOver(state) && state.storeConfirmed) deliverUnasked(turn);
}

function fails(turn: MaybeGuided, submission: string, report: Report): void {
  const { state, event, effects, guide = NO_GUIDE } = turn;
  const before = failingOf(state);
  state.failing = { submission, since: before?.since ?? event.at, report };
  effects.push({ kind: 'card' });
  if (before) return;
  // Links and pushes that were asked for before take nothing out any more.
  if (state.handOver) delete state.handOver.asked;
  audit(turn, FOUND[report.verdict], { detail: detailOf(turn, report) });
  announce(turn, 'onboarding.needs_changes', { submission, ...flawOf(report) });
  effects.push({ kind: 'alert', message: alerts.failing(guide, state, report) });
}

function detailOf({ state }: Unguided, { reason }: Report): string[] {
  return [...(state.submission ? [state.submission.fingerprint] : []), ...(reason ? [reason] : [])];
}
