import type { Guide } from '../flow/guide.ts';
import type { Report } from '../shop/report.ts';
import { isStillHere, isVerified, type Onboarding } from '../state/onboarding.ts';
import * as alerts from '../views/pm/alerts.ts';
import { forPm } from '../words/words.ts';
import { destroy, type Turn, type Unguided } from './turn.ts';

/** What is sent within this time is sent at once: twice the same is once, and of two neither is the older. */
export const AT_ONCE_MS = 10_000;

/** Whether something newer arrived before what was sent then: a file may take its time. */
export function isOvertaken({ submission }: Onboarding, sentAt: number | undefined): boolean {
  return submission !== undefined && sentAt !== undefined && sentAt < submission.at - AT_ONCE_MS;
}

/**
 * Makes room for what comes next. Credentials that work, for a store nobody called wrong, are kept until
 * newer ones work; any others are destroyed, for that reason.
 */
export function setAside(turn: Turn, why = 'replaced'): void {
  const { submission, report, storeConfirmed } = turn.state;
  if (!submission) return;
  const { opening } = turn.state.handOver ?? {};
  if (!isStillHere(turn.state)) {
    // They are out, or were destroyed.
  } else if (isVerified(turn.state)) {
    letGo(turn);
    const { id, at, shop, fingerprint } = submission;
    const store = report?.store ?? null;
    turn.state.kept = { submission: id, at, shop, fingerprint, store, confirmed: storeConfirmed === true };
  } else destroy(turn, submission.id, why);
  turn.state.handOver = opening && { opening };
  turn.state.submission = undefined;
  turn.state.report = undefined;
  turn.state.storeConfirmed = undefined;
  delete turn.state.vouched;
  turn.state.failing = undefined;
}

/** Destroys the credentials that were kept: newer ones have taken their place. */
export function letGo(turn: Unguided): void {
  const { state } = turn;
  if (state.kept) destroy(turn, state.kept.submission, 'replaced');
  state.kept = undefined;
}

/** Where the flow is gone, its shop's labels are too: checks go by their ids. */
export const NO_GUIDE = { shop: undefined };

/** The PM reads what the report says, and every check that did not pass below the card. */
export function tellPm(
  { pmGuide = NO_GUIDE, state, effects }: Unguided & { pmGuide?: Pick<Guide, 'shop'> },
  report: Report,
): void {
  effects.push({ kind: 'alert', message: forPm(() => alerts.report(pmGuide, state, report)) });
  const details = forPm(() => alerts.reportDetails(pmGuide, state, report));
  if (details) effects.push({ kind: 'alert', message: details, thread: true });
}
