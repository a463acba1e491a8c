import { deed, showUnseen } from '../deed.ts';
import { said } from '../said.ts';
import type { Handler } from '../turn.ts';

export const text: Handler<'text'> = (turn, { text: words }) => {
  if (!showUnseen(turn, deed(turn))) said(turn, words);
};
