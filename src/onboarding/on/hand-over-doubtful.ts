import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { audit, type Handler, type Unguided } from '../turn.ts';

/** Nobody said whether they were shown. They stay sealed here; the PM reads who may have seen them. */
export const handOverDoubtful: Handler<'hand-over-doubtful', Unguided> = (turn, { link }) => {
  const { state, effects } = turn;
  const opening = state.handOver?.opening;
  if (!opening || opening.link !== link || opening.ended) return;
  opening.ended = 'doubtful';
  const { by, way } = opening;
  audit(turn, 'maybe-revealed', { ...(by && { who: by }), where: way });
  effects.push({ kind: 'card' }, { kind: 'alert', message: forPm(() => alerts.doubtful(state, opening)) });
};
