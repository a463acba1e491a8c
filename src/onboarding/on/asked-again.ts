import { canAskAgain, failingOf } from '../../state/onboarding.ts';
import { worksNoMore } from '../../views/merchant/results.ts';
import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { ask, audit, destroy, type Handler } from '../turn.ts';

/**
 * Somebody of the PM's channel wants working credentials. From here on it is as if the report that they found had been
 * the first one: the merchant reads what is wrong and goes on at the step that mends it, and what is of no use goes.
 */
export const askedAgain: Handler<'asked-again'> = (turn, { by }) => {
  const { state, event, effects, guide } = turn;
  const { submission } = state;
  const failing = failingOf(state);
  if (!submission || !failing || !canAskAgain(state)) return;
  audit(turn, 'asked-again', { who: by });
  state.report = failing.report;
  state.storeConfirmed = undefined;
  delete state.vouched;
  delete state.failing;
  submission.checks = failing.report.checks;
  submission.destroyed = { at: event.at, why: 'refused' };
  destroy(turn, submission.id, 'refused');
  ask(turn, worksNoMore(guide, state, failing.report));
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => alerts.askedAgain(state, by)), thread: true },
  );
};
