import { refusal } from '../../views/merchant/files.ts';
import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { arrival } from '../deed.ts';
import { isOvertaken } from '../submissions.ts';
import { ask, type Handler } from '../turn.ts';

/** A file that can't be read without harm: the merchant is asked for it once more, and the PM told. */
export const fileSetAside: Handler<'file-set-aside'> = (turn, event) => {
  arrival(turn, event);
  const { state, guide } = turn;
  turn.effects.push({ kind: 'alert', message: forPm(() => alerts.fileSetAside(state)), ofAside: true });
  if (!isOvertaken(state, event.sentAt)) ask(turn, refusal(guide, state, { code: 'file_given_up' }));
};
