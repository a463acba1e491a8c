import type { Handler, Unguided } from '../turn.ts';

export const introduced: Handler<'introduced', Unguided> = ({ state, effects }, { name }) => {
  state.merchant.name = name;
  effects.push({ kind: 'card' });
};
