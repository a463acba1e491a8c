import { arrived, type Handler, type Unguided } from '../turn.ts';

export const undeliverable: Handler<'undeliverable', Unguided> = ({ state, effects }, { reason, slot }) => {
  state.unreachable.merchant = reason;
  // What was never sent can't be edited; nor must its text take the place of the message before.
  if (slot) {
    delete state.messages[slot];
    arrived(state, slot);
  }
  effects.push({ kind: 'card' });
};
