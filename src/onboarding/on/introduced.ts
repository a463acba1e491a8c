import type { Handler, Unguided } from '../turn.ts';

export const introduced: Handler<'introduced', Unguided> = ({ state, effects }, { name, timeZone }) => {
  if (timeZone !== undefined) state.timeZone = timeZone;
  if (name === undefined || name === state.merchant.name) return;
  state.merchant.name = name;
  effects.push({ kind: 'card' });
};
