import { type PassedOn, passedOn } from '../views/merchant/about.ts';
import { noPm, questionPassedOn } from '../views/merchant/questions.ts';
import { questionFrom } from '../views/pm/question.ts';
import { forPm } from '../words/words.ts';
import { ask, reply, type Turn } from './turn.ts';

/** Passes on to the PM what a merchant wrote, and tells them so; `why`: what else they are told. */
export function passOn(turn: Turn, words: string, why: PassedOn = 'asked'): void {
  const { state, guide } = turn;
  if (!state.pm) {
    state.awaiting = undefined;
    return ask(turn, noPm(guide, state));
  }
  tell(turn, words);
  if (why === 'asked') ask(turn, questionPassedOn(state));
  else reply(turn, passedOn(guide, state, why));
}

/** The same without a word to the merchant. */
export function tell({ state, event, effects, pmGuide }: Turn, words: string): void {
  const isStuck = state.awaiting === 'stuck';
  state.awaiting = undefined;
  const { since, count } = state.questions ?? { since: event.at, count: 0 };
  state.questions = { since, count: count + 1 };
  const [question, ...more] = forPm(() => questionFrom(pmGuide, state, words, isStuck));
  // The channel looks up once: what else is asked until there is an answer stands below it.
  effects.push({ kind: 'alert', message: question, thread: true, ...(count === 0 ? { aloud: true } : {}) });
  for (const message of more) effects.push({ kind: 'alert', message, thread: true });
  effects.push({ kind: 'card' });
}
