import { welcomeBack } from '../../views/merchant/replies.ts';
import { stepMessage } from '../../views/merchant/steps.ts';
import { trialBegins } from '../../views/merchant/trial.ts';
import { deed } from '../deed.ts';
import { ask, type Handler, remind } from '../turn.ts';

/** Somebody came with the code: their first deed in this onboarding or, when they come again, a way back to it. */
export const joined: Handler<'joined'> = (turn) => {
  const { isNew } = deed(turn);
  const { guide, state } = turn;
  if (isNew) ask(turn, stepMessage(guide, state, state.isTrial && trialBegins()));
  else remind(turn, welcomeBack());
};
