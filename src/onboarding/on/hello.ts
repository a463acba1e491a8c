import { welcomeBack } from '../../views/merchant/replies.ts';
import { stepMessage } from '../../views/merchant/steps.ts';
import { DOUBLE_CLICK_MS, deed } from '../deed.ts';
import { ask, type Handler, remind } from '../turn.ts';

export const hello: Handler<'hello'> = (turn, { installed }) => {
  const { state, guide } = turn;
  const { isNew, wasGone, sinceTouched } = deed(turn);
  if (isNew) return ask(turn, stepMessage(guide, state));
  // Teams tells of one installation twice.
  const isBack = wasGone || (installed && sinceTouched > DOUBLE_CLICK_MS);
  if (!isBack) return;
  // Somebody is there again, who may have missed what was said last.
  if (state.phase === 'guide') ask(turn, stepMessage(guide, state, welcomeBack()));
  else remind(turn);
};
