import type { Handler, Unguided } from '../turn.ts';

export const introduced: Handler<'introduced', Unguided> = (
  { state, effects },
  { name, timeZone, language },
) => {
  if (timeZone !== undefined) state.timeZone = timeZone;
  if (language !== undefined) state.language ??= language;
  if (name === undefined || name === state.merchant.name) return;
  state.merchant.name = name;
  effects.push({ kind: 'card' });
};
