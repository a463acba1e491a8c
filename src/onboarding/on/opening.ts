import { canHandOver } from '../../state/onboarding.ts';
import { type Handler, isCurrent } from '../turn.ts';

/**
 * They are about to be shown: before anybody sees them it is on record who will. Of several at once the first
 * wins, for this turn is committed once; an opening that nobody ends in time is ended as doubtful.
 */
export const opening: Handler<'opening'> = (turn, { submission, link, by, attempt }) => {
  const { state, event, effects, policy } = turn;
  if (!canHandOver(state) || !isCurrent(turn, submission)) return;
  const { asked, opening: before } = state.handOver ?? {};
  const isDead = asked?.link !== link || event.at > (asked.until ?? 0);
  if (isDead || before?.link === link) return;
  state.handOver = { ...state.handOver, opening: { at: event.at, link, attempt, submission, by } };
  effects.push({ kind: 'conclude', link, attempt, notBefore: event.at + policy.openingMs });
};
