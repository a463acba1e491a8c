import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { giveBack } from '../handing-on.ts';
import { arrived, type Handler, type Unguided } from '../turn.ts';

/** The word for that the merchant's workspace has the app no more. */
export const APP_REMOVED = 'app_removed';

export const undeliverable: Handler<'undeliverable', Unguided> = (turn, { reason, slot }) => {
  const { state, effects } = turn;
  // Whoever was named can't be written to: it goes back.
  if (state.awaited && state.formers?.length) return giveBack(turn);
  state.unreachable.merchant = reason;
  // What was never sent can't be edited; nor must its text take the place of the message before.
  if (slot) {
    delete state.messages[slot];
    arrived(state, slot);
  }
  effects.push({ kind: 'card' });
  if (reason === APP_REMOVED)
    effects.push({ kind: 'alert', message: forPm(() => alerts.uninstalled(state)) });
};
