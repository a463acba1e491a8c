import { isSamePerson, type Person } from '../../chat/inbound.ts';
import { welcomeBack } from '../../views/merchant/replies.ts';
import { stepMessage } from '../../views/merchant/steps.ts';
import { deed } from '../deed.ts';
import { ask, type Handler, remind, type Turn } from '../turn.ts';

/** Somebody came with the code: their first deed in this onboarding or, when they come again, a way back to it. */
export const joined: Handler<'joined'> = (turn, { person }) => {
  const isOther = insteadOf(turn, person);
  const { isNew } = deed(turn);
  if (isNew || isOther) ask(turn, stepMessage(turn.guide, turn.state));
  else remind(turn, welcomeBack());
};

/** The bot wrote to somebody who never answered, and this one has the code: it is theirs. */
function insteadOf({ state, effects }: Turn, { address, name }: Person): boolean {
  if (!state.awaited || isSamePerson(state.merchant, address)) return false;
  state.merchant = { ...address, ...(name === undefined ? {} : { name }) };
  // What was sent to the other one lies in a chat of theirs.
  delete state.messages.step;
  effects.push({ kind: 'introduce' });
  return true;
}
