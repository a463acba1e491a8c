import { canHandOver } from '../../state/onboarding.ts';
import { deliver, sinkOf } from '../deliver.ts';
import type { Handler } from '../turn.ts';

/** Somebody wants the credentials. A new link makes the ones before it dead; a push is on its way once. */
export const handOverAsked: Handler<'hand-over-asked'> = (turn, { by, way, link }) => {
  const { state, event, effects } = turn;
  const sink = sinkOf(way);
  if (!canHandOver(state) || (sink && state.handOver?.asked?.way === sink)) return;
  const opens = link ? { link: link.id, until: link.until } : {};
  state.handOver = { ...state.handOver, asked: { at: event.at, by, way, ...opens } };
  if (!sink) return;
  deliver(turn, sink);
  effects.push({ kind: 'card' });
};
