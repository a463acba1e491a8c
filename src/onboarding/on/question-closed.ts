import * as replies from '../../views/pm/reply.ts';
import { forPm } from '../../words/words.ts';
import type { Handler, Unguided } from '../turn.ts';

/** What was asked was answered elsewhere. */
export const questionClosed: Handler<'question-closed', Unguided> = ({ state, effects }, { by }) => {
  if (!state.questions) return;
  delete state.questions;
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => replies.closed(state, by)), thread: true },
  );
};
