import { z } from 'zod';
import type { CredentialsKind, Secrets } from '../credentials/format.ts';
import { type Seal, SealError } from '../credentials/seal.ts';
import { errorName, type Logger } from '../log.ts';
import { type Onboarding, onboardingOfSubmission } from '../onboarding/onboarding.ts';
import type { Metrics } from '../server/metrics.ts';
import type { Store } from '../turn/store.ts';
import type { Turns } from '../turn/turns.ts';
import type { Report } from './report.ts';
import { RetryLater } from './retry.ts';
import type { ShopPlatform } from './shop.ts';

interface Parts {
  store: Pick<Store, 'load' | 'sealed'>;
  turns: Pick<Turns, 'take'>;
  seal: Seal;
  kind(onboarding: Onboarding): { kind: CredentialsKind; platform: ShopPlatform } | undefined;
  log: Logger;
  metrics: Pick<Metrics, 'verification'>;
  now?: () => number;
}

/**
 * The worker: verifies one submission and reports through a turn. Repeating it is harmless: a
 * submission that is reported, or no longer the newest, is left alone.
 * @throws RetryLater when the shop did not answer and it is not the last try
 */
export function createVerify({ store, turns, seal, kind: kindOf, log, metrics, now = Date.now }: Parts) {
  return async (submission: string, attempt: { number: number; last: boolean }): Promise<void> => {
    const id = onboardingOfSubmission(submission);
    const onboarding = await store.load(id);
    const flow = onboarding && kindOf(onboarding);
    if (!flow || onboarding.submission?.id !== submission || onboarding.phase === 'result') return;
    const jwe = await store.sealed(submission);
    if (jwe === undefined) {
      log.warn({ submission }, 'the sealed credentials are gone; nothing to verify');
      return;
    }

    const stamp = (name: string) => ({ id: `${submission} ${name}`, at: now(), submission });
    const { kind, platform } = flow;
    const report = await verify().catch((error: unknown): Report => {
      if (!attempt.last) throw error;
      // Whatever it was, the merchant and the PM must hear of it.
      log.error(
        { submission, error: error instanceof SealError ? error.message : errorName(error) },
        'given up',
      );
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

    async function verify(): Promise<Report> {
      const secrets = secretsSchema.parse(JSON.parse(await seal.open(jwe ?? '', submission)));
      return await kind.verify(secrets, platform, async (check) => {
        await turns.take(id, { ...stamp(`try ${attempt.number} ${check.id}`), kind: 'checked', check });
      });
    }
  };
}

const secretsSchema: z.ZodType<Secrets> = z.record(z.string(), z.string());
