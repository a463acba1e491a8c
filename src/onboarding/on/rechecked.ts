import type { Guide } from '../../flow/guide.ts';
import type { Report } from '../../shop/report.ts';
import { canHandOver, failingOf, isStillHere, wasVerified } from '../../state/onboarding.ts';
import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { announce, announceResult, flawOf } from '../announce.ts';
import { deliverUnasked } from '../deliver.ts';
import { recheckAt } from '../expiry.ts';
import { NO_GUIDE } from '../submissions.ts';
import { audit, type Handler, isCurrent, type Unguided } from '../turn.ts';
import { FOUND } from './reported.ts';

type MaybeGuided = Unguided & { pmGuide?: Pick<Guide, 'shop'> };

/**
 * Verified credentials were verified again. That they still work, or that the shop did not answer, is news for whoever
 * asked and for nobody else; that they stopped working is the PM's to hear, once, and theirs to pass on.
 */
export const rechecked: Handler<'rechecked', MaybeGuided> = (turn, { submission, due, report, sealed }) => {
  const { state, event, policy } = turn;
  const asked = askedFor(turn, submission, due);
  if (!isCurrent(turn, submission) || !isStillHere(state) || state.report?.verdict !== 'verified') return;
  const { opening } = state.handOver ?? {};
  // They are being shown: the reader says in a moment how that ended.
  const isShown = opening && !opening.ended;
  // What was asked for comes on top of what is due daily.
  if (!asked) recheckAt(turn, submission, event.at + (isShown ? policy.formMs : policy.recheckMs));
  if (isShown || state.phase !== 'result' || !wasVerified(state)) return;
  const before = failingOf(state) !== undefined;
  if (report.verdict === 'verified') works(turn, report);
  else if (report.verdict !== 'unreachable') fails(turn, submission, report);
  const isTold = before !== (failingOf(state) !== undefined);
  if (!asked || isTold) return;
  const outcome = sealed ? 'sealed' : OUTCOMES[report.verdict];
  turn.effects.push({
    kind: 'alert',
    message: forPm(() => alerts.checkedAgain(state, outcome, asked.by)),
    thread: true,
  });
};

const OUTCOMES = { verified: 'good', unreachable: 'unknown', needs_changes: 'bad', invalid: 'bad' } as const;

/** Who asked for it, which is answered by it. */
function askedFor({ state, effects }: Unguided, submission: string, due: number) {
  const { recheckAsked } = state;
  // Whatever was found later answers it too.
  if (recheckAsked?.submission !== submission || due < recheckAsked.at) return undefined;
  delete state.recheckAsked;
  effects.push({ kind: 'card' });
  return recheckAsked.at === due ? recheckAsked : undefined;
}

function works(turn: MaybeGuided, report: Report): void {
  const { state, effects } = turn;
  const wasFailing = failingOf(state) !== undefined;
  delete state.failing;
  state.report = report;
  if (!wasFailing) return;
  audit(turn, FOUND.verified, { detail: detailOf(turn, report) });
  announceResult(turn);
  effects.push({ kind: 'card' }, { kind: 'alert', message: forPm(() => alerts.worksAgain(state)) });
  if (canHandOver(state) && state.storeConfirmed) deliverUnasked(turn);
}

function fails(turn: MaybeGuided, submission: string, report: Report): void {
  const { state, event, effects, pmGuide = NO_GUIDE } = turn;
  const before = failingOf(state);
  state.failing = { submission, since: before?.since ?? event.at, report };
  effects.push({ kind: 'card' });
  if (before) return;
  // Links and pushes that were asked for before take nothing out any more.
  if (state.handOver) delete state.handOver.asked;
  audit(turn, FOUND[report.verdict], { detail: detailOf(turn, report) });
  announce(turn, 'onboarding.needs_changes', { submission, ...flawOf(report) });
  effects.push({ kind: 'alert', message: forPm(() => alerts.failing(pmGuide, state, report)) });
}

function detailOf({ state }: Unguided, { reason }: Report): string[] {
  return [...(state.submission ? [state.submission.fingerprint] : []), ...(reason ? [reason] : [])];
}
