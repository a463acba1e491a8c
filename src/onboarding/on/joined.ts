import { welcomeBack } from '../../views/merchant/replies.ts';
import { stepMessage } from '../../views/merchant/steps.ts';
import { deed } from '../deed.ts';
import { ask, type Handler, remind } from '../turn.ts';

/** Somebody came with the code: their first deed in this onboarding or, when they come again, a way back to it. */
export const joined: Handler<'joined'> = (turn) => {
  const { isNew } = deed(turn);
  if (isNew) ask(turn, stepMessage(turn.guide, turn.state));
  else remind(turn, welcomeBack());
};
