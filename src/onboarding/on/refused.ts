import { refusal } from '../../views/merchant/files.ts';
import { arrival } from '../deed.ts';
import { isOvertaken } from '../submissions.ts';
import { noteTrouble } from '../trouble.ts';
import { ask, type Handler } from '../turn.ts';

export const refused: Handler<'refused'> = (turn, event) => {
  arrival(turn, event);
  const { state, guide } = turn;
  if (isOvertaken(state, event.sentAt)) return;
  noteTrouble(turn, 'refused');
  ask(turn, refusal(guide, state, event.problem));
};
