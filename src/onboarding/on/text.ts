import { isQuestionOfTheirs } from '../../understanding/understand.ts';
import { deed, showUnseen } from '../deed.ts';
import { said, saidInPart } from '../said.ts';
import type { Handler } from '../turn.ts';

/** Words. Whoever begins with a question reads where they are, and the answer. */
export const text: Handler<'text'> = (turn, { text: words, hidden }) => {
  const isShown = showUnseen(turn, deed(turn));
  if (hidden) return saidInPart(turn, words);
  if (!isShown || isQuestionOfTheirs(turn.guide, turn.state, words)) said(turn, words);
};
