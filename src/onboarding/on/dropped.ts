import type { Handler } from '../turn.ts';

export const dropped: Handler<'dropped'> = ({ state }, { slot }) => {
  delete state.messages[slot];
};
