import { canHandOver } from '../../state/onboarding.ts';
import type { Handler } from '../turn.ts';

/** Somebody wants the credentials. A new link makes the ones before it dead. */
export const handOverAsked: Handler<'hand-over-asked'> = ({ state, event }, { by, way, link }) => {
  if (!canHandOver(state)) return;
  const opens = link ? { link: link.id, until: link.until } : {};
  state.handOver = { ...state.handOver, asked: { at: event.at, by, way, ...opens } };
};
