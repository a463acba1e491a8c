import type { Handler, Unguided } from '../turn.ts';

export const forgetWithdrawn: Handler<'forget-withdrawn', Unguided> = ({ state, effects }) => {
  if (!state.forget) return;
  delete state.forget;
  effects.push({ kind: 'card' });
};
