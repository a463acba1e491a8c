import { channelKey } from '../../chat/address.ts';
import { audit, type Handler, type Unguided } from '../turn.ts';

/** Another channel looks after it: its card is there from now on. */
export const moved: Handler<'moved', Unguided> = (turn, { pm, by }) => {
  const { state, effects } = turn;
  const { pm: before, messages, owner } = state;
  if (!before || channelKey(before) === channelKey(pm)) return;
  delete messages.card;
  delete state.unsent?.card;
  delete state.cardDrawnAt;
  state.pm = pm;
  // Nobody of the one platform can be named on the other.
  if (owner && before.platform !== pm.platform) state.owner = by;
  audit(turn, 'moved', { who: by, where: channelKey(pm), detail: [channelKey(before)] });
  effects.push({ kind: 'list' }, { kind: 'card' });
};
