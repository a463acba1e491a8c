import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { endOf, expireAt, WARNED_MS } from '../expiry.ts';
import { destroy, type Handler, type Unguided } from '../turn.ts';

/**
 * Verified credentials have been here for long. Whether nobody is to be bothered yet, the PM is warned, or they are
 * destroyed, follows from the state and the time alone.
 */
export const expiring: Handler<'expiring', Unguided> = (turn, { submission }) => {
  const { state, event, effects, policy } = turn;
  const end = endOf(turn, submission);
  if (end === undefined) return;
  const warnedAt = state.expiry?.submission === submission ? state.expiry.warnedAt : undefined;
  const opening = state.handOver?.opening;
  // They are being shown: the reader says in a moment how that ended.
  if (opening && !opening.ended) return expireAt(turn, submission, event.at + policy.formMs);
  if (warnedAt === undefined) {
    if (event.at < end - WARNED_MS) return expireAt(turn, submission, end - WARNED_MS);
    const then = Math.max(end, event.at + WARNED_MS);
    state.expiry = { submission, warnedAt: event.at };
    effects.push({
      kind: 'alert',
      message: forPm(() => alerts.expiring(state, submission, then, policy.ways)),
    });
    return expireAt(turn, submission, then);
  }
  // After an outage, or with more days than there were, there is time left.
  const last = Math.max(end, warnedAt + WARNED_MS);
  if (event.at < last) return expireAt(turn, submission, last);
  effects.push({ kind: 'card' }, { kind: 'alert', message: forPm(() => alerts.expired(state, submission)) });
  destroy(turn, submission, 'not-taken');
  state.expiry = undefined;
  state.failing = undefined;
  if (state.kept?.submission === submission) state.kept = undefined;
  else if (state.submission) state.submission.destroyed = { at: event.at, why: 'not-taken' };
};
