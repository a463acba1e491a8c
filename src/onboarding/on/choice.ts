import { placeKey } from '../../state/place.ts';
import { UNANSWERED } from '../../views/merchant/about.ts';
import { COLLEAGUE } from '../../views/merchant/colleague.ts';
import { ANYWHERE } from '../../views/merchant/message.ts';
import { oldButton } from '../../views/merchant/replies.ts';
import { choose } from '../choose.ts';
import { DOUBLE_CLICK_MS, deed, showUnseen } from '../deed.ts';
import { type Handler, isAsked, remind } from '../turn.ts';

/** A button: the one it seems to be, if it belongs to where the merchant stands. */
export const choice: Handler<'choice'> = (turn, event) => {
  if (showUnseen(turn, deed(turn))) return;
  const { state } = turn;
  const here: (string | undefined)[] = [undefined, ANYWHERE];
  if (state.phase === 'guide') here.push(placeKey(state.place));
  if (state.phase === 'result') here.push('result');
  if (isAsked(state, 'restart')) here.push('restart');
  if (isAsked(state, COLLEAGUE)) here.push(COLLEAGUE);
  if (isAsked(state, UNANSWERED) || state.unanswered?.words) here.push(UNANSWERED);
  if (here.includes(event.place)) return choose(turn, event.choice, event.trigger);
  if (event.at - state.arrivedAt < DOUBLE_CLICK_MS) return;
  remind(turn, oldButton());
};
