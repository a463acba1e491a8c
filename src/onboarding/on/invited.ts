import { invitedBy } from '../../views/merchant/replies.ts';
import { stepMessage } from '../../views/merchant/steps.ts';
import { announce } from '../announce.ts';
import { ask, audit, type Handler } from '../turn.ts';

/** The bot writes first: the merchant reads who wants it of them. Nothing is theirs until they do something. */
export const invited: Handler<'invited'> = (turn, { by }) => {
  const { state, guide, effects, event } = turn;
  if (state.version > 0) return;
  state.awaited = { at: event.at, by };
  delete state.isOnlyGreeted;
  effects.push({ kind: 'list' }, { kind: 'introduce' });
  ask(turn, stepMessage(guide, state, invitedBy(guide, by)));
  effects.push({ kind: 'card' });
  announce(turn, 'onboarding.started');
  audit(turn, 'invited', { who: by, detail: ['message'] });
};
