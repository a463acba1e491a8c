import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { type Handler, isCurrent, type Unguided } from '../turn.ts';

/** What was to be pushed was not taken. The credentials stay sealed here, and can be handed over anew. */
export const undelivered: Handler<'undelivered', Unguided> = (turn, { sink, submission, why }) => {
  const { state, effects } = turn;
  if (submission === undefined) {
    effects.push({ kind: 'alert', message: forPm(() => alerts.newsUndelivered(state)), thread: true });
    return;
  }
  if (!isCurrent(turn, submission) || state.handOver?.done) return;
  if (why !== 'gone' && state.handOver?.asked?.way === sink) delete state.handOver.asked;
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => alerts.undelivered(state, sink, why)) },
  );
};
