import { arrived, type Handler, type Unguided } from '../turn.ts';

export const dropped: Handler<'dropped', Unguided> = ({ state }, { slot }) => {
  arrived(state, slot);
  delete state.messages[slot];
};
