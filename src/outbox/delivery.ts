import { DeliveryError } from '../credentials/sink.ts';
import type { Judgement } from './judgement.ts';
import type { OutboxTimes } from './times.ts';

/** What waited behind another that was given up is tried so often all the same. */
const LEAST_TRIES = 4;

/** However soon somebody wants to be tried again: so much time there is in between. */
const LEAST_WAIT_MS = 1_000;

/** Judges a push that was not taken: tried at growing distances over some days, for others mend things by themselves. */
export function judgeDelivery(
  error: unknown,
  { tries, waitedMs, times }: { tries: number; waitedMs: number; times: OutboxTimes },
): Judgement {
  const { code, retryAfterMs } =
    error instanceof DeliveryError ? error : { code: 'later' as const, retryAfterMs: undefined };
  if (code === 'refused' || code === 'sealed') return { kind: 'undelivered', why: code };
  if (code === 'off' || code === 'gone')
    return { kind: 'again', waitMs: times.receiverOff, isExpected: code === 'off', isFree: true };
  if (waitedMs >= times.deliveryGivenUp && tries + 1 >= LEAST_TRIES)
    return { kind: 'undelivered', why: 'days' };
  const scheduled = times.deliveryWaits[Math.min(tries, times.deliveryWaits.length - 1)];
  const waitMs = Math.max(LEAST_WAIT_MS, retryAfterMs ?? scheduled ?? LEAST_WAIT_MS);
  return { kind: 'again', waitMs, isExpected: code === 'later' && error instanceof DeliveryError };
}
