import { canCheckAgain } from '../../state/onboarding.ts';
import { audit, type Handler, type Unguided } from '../turn.ts';

/** Has verified credentials verified at once; what comes of it is told in the channel. Asking twice asks once. */
export const recheckAsked: Handler<'recheck-asked', Unguided> = (turn, { by }) => {
  const { state, event, effects } = turn;
  const { submission, recheckAsked: before } = state;
  if (!submission || !canCheckAgain(state) || before?.submission === submission.id) return;
  state.recheckAsked = { submission: submission.id, at: event.at, by };
  audit(turn, 'recheck-asked', { who: by });
  effects.push({ kind: 'recheck', submission: submission.id, due: event.at }, { kind: 'card' });
};
