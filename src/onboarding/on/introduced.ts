import type { Handler } from '../turn.ts';

export const introduced: Handler<'introduced'> = ({ state, effects }, { name }) => {
  state.merchant.name = name;
  effects.push({ kind: 'card' });
};
