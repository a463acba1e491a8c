import type { Handler, Unguided } from '../turn.ts';

export const dropped: Handler<'dropped', Unguided> = ({ state }, { slot }) => {
  delete state.messages[slot];
};
