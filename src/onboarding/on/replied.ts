import * as replies from '../../views/pm/reply.ts';
import { forPm } from '../../words/words.ts';
import { audit, type Handler, type Unguided } from '../turn.ts';

/** A PM answers, or says something by themselves: the merchant reads it under their name, the channel that it was said. */
export const replied: Handler<'replied', Unguided> = (turn, { by, text, isShown }) => {
  const { state, effects } = turn;
  delete state.questions;
  audit(turn, 'replied', { who: by });
  effects.push(
    { kind: 'answer', by, text },
    { kind: 'card' },
    {
      kind: 'alert',
      message: forPm(() => (isShown ? replies.passedOn(state) : replies.said(state, by, text))),
      thread: true,
    },
  );
};
