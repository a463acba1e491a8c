import { wasSetAside } from '../../views/merchant/replies.ts';
import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { arrived, type Handler, type Unguided } from '../turn.ts';

/** Something of ours can't be done without harm: the PM is told, and the merchant where they wait for it. */
export const putAside: Handler<'set-aside', Unguided> = ({ state, effects }, { what, slot }) => {
  effects.push({ kind: 'alert', message: forPm(() => alerts.somethingSetAside(state)), ofAside: true });
  if (what !== 'task') effects.push({ kind: 'say', message: wasSetAside(state), ofAside: true });
  if (!slot) return;
  arrived(state, slot);
  delete state.messages[slot];
};
