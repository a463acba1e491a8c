import {
  aboutOf,
  asksSomething,
  holdsQuestion,
  isSign,
  understand,
  understandWhileAsked,
} from '../understanding/understand.ts';
import { stepsBack } from '../understanding/when.ts';
import { whoTakesOver } from '../views/merchant/colleague.ts';
import { askedWithFile } from '../views/merchant/questions.ts';
import { speakOf } from './about.ts';
import { choose } from './choose.ts';
import { passOn } from './pass-on.ts';
import { ask, type Turn } from './turn.ts';
import { askForButtons, offerToPassOn } from './unanswered.ts';

/** What somebody who sends a file may ask for in the same message. */
const ASKED_WITH_FILE = ['pm', 'stuck', 'different', 'status', 'restart'];

/** Words: an answer to what was asked, a button by another name, something with an answer of its own, or for the PM. */
export function said(turn: Turn, text: string): void {
  const { isQuestion, choice } = understood(turn, text);
  if (choice !== undefined) return act(turn, choice, text);
  if (turn.state.awaiting === 'colleague') return ask(turn, whoTakesOver(turn.state, true));
  if (isSign(text)) return askForButtons(turn);
  if (isQuestion || turn.state.awaiting === 'stuck') return passOn(turn, text);
  offerToPassOn(turn, text);
}

/** The same with a part hidden that looked like a secret: what is left was meant for a person. */
export function saidInPart(turn: Turn, text: string): void {
  passOn(turn, text, 'hidden');
}

function act(turn: Turn, choice: string, text: string): void {
  const { state } = turn;
  const about = aboutOf(choice);
  if (about) return speakOf(turn, about, text);
  if (choice === 'pm' && holdsQuestion(text)) return passOn(turn, text);
  // Who was helped already, and says more than "help", says what is wrong.
  if (choice === 'stuck' && state.awaiting === 'stuck' && holdsQuestion(text, 3)) return passOn(turn, text);
  if (choice === 'back') state.trail = state.trail.slice(0, state.trail.length - stepsBack(text) + 1);
  choose(turn, choice, undefined);
}

/** Words that came with a file: the file has its own answer, but nothing that was asked must go unheard. */
export function saidWithFile(turn: Turn, text: string): void {
  const { isQuestion, choice } = understood(turn, text);
  const about = choice === undefined ? undefined : aboutOf(choice);
  if (about && asksSomething(text)) return speakOf(turn, about, text);
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
