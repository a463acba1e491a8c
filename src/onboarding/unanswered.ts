import { redact } from '../chat/redact.ts';
import { answered, mayIPassOn, nobodyToAsk } from '../views/merchant/about.ts';
import { oldButton, useButtons } from '../views/merchant/replies.ts';
import { passOn } from './pass-on.ts';
import { ask, remind, reply, type Turn } from './turn.ts';

/** So much of what nobody understood is kept until it is decided what becomes of it. */
const LONGEST_KEPT = 2000;
/** The PM hears of it without being asked for, once a step has so often left somebody without an answer. */
const OFTEN = 3;

/** What nobody understands is kept, and offered to be passed on. */
export function offerToPassOn(turn: Turn, text: string): void {
  const { state, guide } = turn;
  if (!state.pm) return reply(turn, nobodyToAsk(guide, state));
  const { step } = state.place;
  const before = state.unanswered?.step === step ? state.unanswered : { times: 0 };
  const kept = 'words' in before && before.words ? `${before.words}\n` : '';
  const words = `${kept}${redact(text)}`.slice(0, LONGEST_KEPT);
  const times = before.times + 1;
  state.unanswered = { step, times, words };
  if (times < OFTEN) return ask(turn, mayIPassOn(guide, state));
  forgetUnanswered(turn);
  passOn(turn, words, 'unanswered');
}

/** *Yes, send it*. */
export function passOnUnanswered(turn: Turn): void {
  const { words } = turn.state.unanswered ?? {};
  if (!words) return remind(turn, oldButton());
  forgetUnanswered(turn);
  passOn(turn, words);
}

/** It is not to be passed on, or was. */
export function forgetUnanswered({ state }: Pick<Turn, 'state'>): void {
  if (state.unanswered) delete state.unanswered.words;
}

/** A sign, or an "ok", where that is no answer: nothing to be passed on. */
export function askForButtons(turn: Turn): void {
  const { state, guide } = turn;
  if (state.phase === 'guide') return reply(turn, answered(guide, state, useButtons()));
  remind(turn, state.phase === 'result' ? useButtons() : undefined);
}
