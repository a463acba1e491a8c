import { notReached } from '../views/merchant/colleague.ts';
import { settled } from '../views/merchant/steps.ts';
import * as colleague from '../views/pm/colleague.ts';
import { forPm } from '../words/words.ts';
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
    { kind: 'alert', message: forPm(() => colleague.handedOn(state, named, 'unreachable')), thread: true },
  );
}

/** What lies in the chat of whoever has it, and what is known of them alone, is not the next one's. */
export function leave({ state, effects }: Unguided): void {
  const { open, merchant, messages, unsent } = state;
  if (open && messages.step && !unsent?.step)
    effects.push({ kind: 'settle', ref: messages.step, message: settled(open), to: merchant });
  for (const slot of ['step', 'progress'] as const) {
    delete messages[slot];
    delete unsent?.[slot];
  }
  if (unsent && Object.keys(unsent).length === 0) delete state.unsent;
  state.unreachable = {};
  for (const theirs of THEIRS) delete state[theirs];
}

const THEIRS = [
  'open',
  'awaiting',
  'awaited',
  'handingOn',
  'timeZone',
  'remindAt',
  'stalled',
  'unanswered',
] as const;
