import { canHandOver, type Onboarding } from '../../state/onboarding.ts';
import { type Handler, isCurrent, type Of } from '../turn.ts';

/**
 * They are about to be shown: before anybody sees them it is on record who will. Of several at once the first
 * wins, for this turn is committed once; an opening that nobody ends in time is ended as doubtful.
 */
export const opening: Handler<'opening'> = (turn, event) => {
  const { state, effects, policy } = turn;
  const { submission, way, link, attempt, by, at } = event;
  const before = state.handOver?.opening;
  if (!canHandOver(state) || !isCurrent(turn, submission) || !opens(state, event)) return;
  if (before?.link === link || (before && !before.ended)) return;
  const now = { at, way, link, attempt, submission, ...(by ? { by } : {}) };
  state.handOver = { ...state.handOver, opening: now };
  effects.push({ kind: 'conclude', link, attempt, notBefore: at + policy.openingMs });
};

/** Whether it is the newest link, in its time. Whoever runs the server needs none. */
function opens({ handOver }: Onboarding, { way, link, at }: Of<'opening'>): boolean {
  const { asked } = handOver ?? {};
  return way === 'terminal' || (asked?.link === link && at <= (asked.until ?? 0));
}
