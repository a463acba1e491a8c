import * as alerts from '../../views/pm/alerts.ts';
import type { Handler, Unguided } from '../turn.ts';

/** Nobody said whether they were shown. They stay sealed here; the PM reads who may have seen them. */
export const handOverDoubtful: Handler<'hand-over-doubtful', Unguided> = ({ state, effects }, { link }) => {
  const opening = state.handOver?.opening;
  if (!opening || opening.link !== link || opening.ended) return;
  opening.ended = 'doubtful';
  effects.push({ kind: 'card' }, { kind: 'alert', message: alerts.doubtful(state, opening) });
};
