import { notReached } from '../views/merchant/colleague.ts';
import * as colleague from '../views/pm/colleague.ts';
import { leave } from './on/handed-on.ts';
import type { Unguided } from './turn.ts';

/** A colleague who was named can't be written to: it is again that of whoever named them. */
export function giveBack(turn: Unguided): void {
  const { state, effects, event } = turn;
  const [former, ...formers] = (state.formers ?? []).toReversed();
  if (!former) return;
  const named = state.merchant;
  leave(turn);
  state.merchant = former;
  state.formers = formers.toReversed();
  state.touchedAt = event.at;
  effects.push(
    { kind: 'tell', to: former, message: notReached(state, named) },
    { kind: 'card' },
    { kind: 'alert', message: colleague.handedOn(state, named, 'unreachable'), thread: true },
  );
}
