import { errorName, type Logger } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import { secretsIn } from '../credentials/open.ts';
import { type Seal, SealError } from '../credentials/seal.ts';
import type { Guide } from '../flow/guide.ts';
import type { Check, Report } from '../shop/report.ts';
import type { Settings } from '../shop/settings.ts';
import type { Secrets } from '../shop/shop.ts';
import { type Onboarding, onboardingOfSubmission } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { RetryLater } from './retry.ts';

/** What the worker needs, whatever it does. */
export interface Parts {
  store: Pick<Store, 'load' | 'sealed'>;
  turns: Pick<Turns, 'take'>;
  seal: Seal;
  /** Its shop is the one the credentials are for. Undefined: the flow is not there. */
  guide(onboarding: Onboarding): Pick<Guide, 'shop'> | undefined;
  settings: Settings;
  log: Logger;
  metrics: Pick<Metrics, 'verification'>;
  now?: () => number;
  /** After so long without any answer of the shop the merchant is told that it keeps us waiting, in ms; default 8 s. */
  firstWordMs?: number;
}

/**
 * The worker: verifies one submission and reports through a turn. Repeating it is harmless: a
 * submission that is reported, or no longer the newest, is left alone.
 * @throws RetryLater when the shop did not answer and it is not the last try
 */
export function createVerify(parts: Parts) {
  const { store, turns, settings, log, metrics, now = Date.now, firstWordMs = 8_000 } = parts;
  return async (submission: string, attempt: { number: number; last: boolean }): Promise<void> => {
    const id = onboardingOfSubmission(submission);
    const onboarding = await store.load(id);
    if (!onboarding || onboarding.submission?.id !== submission || onboarding.phase === 'result') return;
    const guide = parts.guide(onboarding);
    if (!guide && !attempt.last) throw new RetryLater();
    if (guide && !guide.shop) return;
    const stamp = (name: string) => ({ id: `${submission} ${name}`, at: now(), submission });
    const secrets = await openSealed(submission, parts, LOST);
    if (!secrets) {
      await turns.take(id, { ...stamp('lost'), kind: 'lost' });
      return;
    }
    // A shop that hangs is told of long before its calls are given up.
    const slow = setTimeout(() => {
      void turns.take(id, { ...stamp('delayed'), kind: 'delayed' }).catch(() => {});
    }, firstWordMs);
    const checked = async (check: Check) => {
      clearTimeout(slow);
      await turns.take(id, { ...stamp(`try ${attempt.number} ${check.id}`), kind: 'checked', check });
    };
    const verify = async () => {
      if (!guide?.shop) throw new Error('the flow is not there');
      return await guide.shop.verify(secrets, settings, checked);
    };
    const report = await verify()
      .finally(() => clearTimeout(slow))
      .catch((error: unknown): Report => {
        if (!attempt.last) throw error;
        // Whatever it was, the merchant and the PM must hear of it.
        log.error({ submission, error: errorName(error) }, 'given up');
        return { verdict: 'unreachable', reason: 'no_answer', store: null, checks: [] };
      });
    log.info(
      { submission, verdict: report.verdict, reason: report.reason, attempt: attempt.number },
      'verified',
    );
    if (report.verdict === 'unreachable' && !attempt.last) {
      await turns.take(id, { ...stamp('delayed'), kind: 'delayed' });
      throw new RetryLater(report.retryAfterMs);
    }
    metrics.verification(report.verdict);
    await turns.take(id, { ...stamp('report'), kind: 'reported', report });
  };
}

const LOST = "sealed credentials can't be opened; they are asked for again";

/** The secrets of a submission; undefined when nobody can open them any more, which is for an operator to hear. */
export async function openSealed(
  submission: string,
  { store, seal, log }: Pick<Parts, 'store' | 'seal' | 'log'>,
  complaint: string,
): Promise<Secrets | undefined> {
  const jwe = await store.sealed(submission);
  try {
    if (jwe === undefined) throw new SealError('nothing is stored');
    return secretsIn(await seal.open(jwe, submission));
  } catch (error) {
    const reason = error instanceof SealError ? error.message : errorName(error);
    log.error({ submission, error: reason }, complaint);
    return undefined;
  }
}
