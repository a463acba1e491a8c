import type { Handler, Unguided } from '../turn.ts';

/** Nothing is forgotten by one press: the card asks. */
export const forgetAsked: Handler<'forget-asked', Unguided> = ({ state, effects, event }, { by }) => {
  if (state.forget) return;
  state.forget = { at: event.at, by };
  effects.push({ kind: 'card' });
};
