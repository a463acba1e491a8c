import { ChatError } from '../chat/chat.ts';
import { EFFECTS, type Effect } from '../state/effect.ts';
import { judgeDelivery } from './delivery.ts';
import type { Judgement } from './judgement.ts';
import type { OutboxTimes } from './times.ts';

/** A file is tried so often at least before it is given up, however long that takes. */
const LEAST_TRIES = 4;

/** What is refused with a word that nobody knows is tried so often: it may have been about a passing moment. */
const MOST_UNKNOWN = 8;

/** Judges a failure of an effect by the effect's own policy. `tries`: how often it had failed before. */
export function judge(
  effect: Effect,
  error: unknown,
  { tries, waitedMs, times }: { tries: number; waitedMs: number; times: OutboxTimes },
): Judgement {
  const { endedBy } = EFFECTS[effect.kind];
  if (endedBy === 'days') return judgeDelivery(error, { tries, waitedMs, times });
  const code = error instanceof ChatError ? error.code : undefined;
  // A platform that refuses us altogether takes no words either: everything waits for an operator.
  const isOver = waitedMs >= times.fileGivenUp && tries + 1 >= LEAST_TRIES && code !== 'paused';
  if (endedBy === 'patience' && isOver) return { kind: 'given-up' };
  if (endedBy !== 'nothing' && error instanceof ChatError && code === 'unreachable')
    return { kind: 'unreachable', reason: error.reason };
  if (code === 'rejected' || code === 'missing') return { kind: 'refused' };
  if (code === 'unknown' && tries + 1 >= MOST_UNKNOWN) return { kind: 'refused' };
  return { kind: 'again', waitMs: waitFor(error, tries, times), isExpected: isExpected(error) };
}

/** Milliseconds until a failed effect is tried again. */
function waitFor(error: unknown, tries: number, times: OutboxTimes): number {
  const backOff = Math.min(times.longestRetry, times.firstRetry * 2 ** Math.min(tries, 12));
  if (!(error instanceof ChatError)) return backOff;
  if (error.code === 'unknown') return backOff;
  if (error.code === 'retry') return Math.max(0, error.retryAfterMs ?? backOff);
  return error.code === 'paused' ? times.refused : Math.max(backOff, times.unreachable);
}

/** What passes by itself, and what the adapter has said already and did not even ask about. */
function isExpected(error: unknown): boolean {
  if (!(error instanceof ChatError)) return false;
  return error.code === 'retry' || (error.code === 'paused' && error.retryAfterMs !== undefined);
}
