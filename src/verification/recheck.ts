import { errorName } from '../base/log.ts';
import type { Report } from '../shop/report.ts';
import { isStillHere, onboardingOfSubmission } from '../state/onboarding.ts';
import { RetryLater } from './retry.ts';
import { openSealed, type Parts } from './verify.ts';

const CLOSED = "verified credentials can't be verified again: their seal can't be opened";

/** Nothing is known, which is no news. */
const UNKNOWN: Report = { verdict: 'unreachable', reason: 'no_answer', store: null, checks: [] };

/**
 * The worker's other job: verifies once more what is verified and still here, and reports through a turn, which sees
 * to the next time. Repeating it is harmless: each time there is takes effect once, and what is out, destroyed or no
 * longer the newest is left alone.
 * @throws RetryLater when the shop did not answer, or nothing could be asked, and it is not the last try
 */
export function createRecheck(parts: Parts) {
  const { store, turns, settings, log, now = Date.now } = parts;

  return async (submission: string, { due, last }: { due: number; last: boolean }): Promise<void> => {
    const id = onboardingOfSubmission(submission);
    const onboarding = await store.load(id);
    if (onboarding?.submission?.id !== submission || !isStillHere(onboarding)) return;
    const shop = parts.guide(onboarding)?.shop;
    // Somebody waits for the answer: that the shop gives none is one, and tomorrow it is asked again anyway.
    const isLast = last || onboarding.recheckAsked?.at === due;
    const secrets = shop && (await openSealed(submission, parts, CLOSED));
    if (!secrets && !isLast) throw new RetryLater();
    const report = secrets
      ? await shop
          .verify(secrets, settings, async () => {})
          .catch((error: unknown) => {
            if (!isLast) throw error;
            log.error({ submission, error: errorName(error) }, 'could not be verified again');
            return UNKNOWN;
          })
      : UNKNOWN;
    const { verdict, reason } = report;
    log.info({ submission, verdict, reason }, 'verified again');
    if (verdict === 'unreachable' && !isLast) throw new RetryLater(report.retryAfterMs);
    await turns.take(id, {
      id: `${submission} recheck ${due}`,
      at: now(),
      kind: 'rechecked',
      submission,
      due,
      report,
      ...(shop && !secrets ? { sealed: true } : {}),
    });
  };
}
