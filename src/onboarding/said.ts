import { asksSomething, understand, understandWhileAsked } from '../understanding/understand.ts';
import { askedWithFile, questionPassedOn } from '../views/merchant/questions.ts';
import { notUnderstood } from '../views/merchant/replies.ts';
import { questionFrom } from '../views/pm/question.ts';
import { choose } from './choose.ts';
import { ask, remind, type Turn } from './turn.ts';

/** What somebody who sends a file may ask for in the same message. */
const ASKED_WITH_FILE = ['pm', 'stuck', 'different', 'status', 'restart'];

/** Words: an answer to what was asked, a button by another name, or something to be asked again. */
export function said(turn: Turn, text: string): void {
  const { isQuestion, choice } = understood(turn, text);
  if (choice !== undefined) return choose(turn, choice, undefined);
  const isWhy = turn.state.awaiting === 'stuck' && text.trim() !== '';
  if (isQuestion || isWhy) return passOn(turn, text);
  remind(turn, notUnderstood(turn.state));
}

/** Words that came with a file: the file has its own answer, but nothing that was asked must go unheard. */
export function saidWithFile(turn: Turn, text: string): void {
  const { isQuestion, choice } = understood(turn, text);
  if (choice !== undefined) {
    // Asked for their question already, they have that before their eyes.
    if (ASKED_WITH_FILE.includes(choice) && !(isQuestion && choice === 'pm')) choose(turn, choice, undefined);
    return;
  }
  if (isQuestion) return passOn(turn, text);
  if (asksSomething(text)) turn.effects.push({ kind: 'say', message: askedWithFile() });
}

function understood({ state, guide }: Turn, text: string) {
  const isQuestion = state.awaiting === 'question';
  return { isQuestion, choice: (isQuestion ? understandWhileAsked : understand)(guide, state, text) };
}

/** Passes a question on to the PM. */
function passOn(turn: Turn, text: string): void {
  const { state, event, effects, guide } = turn;
  const isStuck = state.awaiting === 'stuck';
  state.awaiting = undefined;
  const { since, count } = state.questions ?? { since: event.at, count: 0 };
  state.questions = { since, count: count + 1 };
  const [question, ...more] = questionFrom(guide, state, text, isStuck);
  // The channel looks up once: what else is asked until there is an answer stands below it.
  effects.push({ kind: 'alert', message: question, thread: true, ...(count === 0 ? { aloud: true } : {}) });
  for (const message of more) effects.push({ kind: 'alert', message, thread: true });
  effects.push({ kind: 'card' });
  ask(turn, questionPassedOn(state));
}
