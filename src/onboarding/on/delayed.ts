import { type Handler, isCurrent, showProgress } from '../turn.ts';

/** The shop does not answer: said once, however often it is tried. */
export const delayed: Handler<'delayed'> = (turn, { submission }) => {
  if (!isCurrent(turn, submission) || turn.state.phase !== 'checking') return;
  turn.state.phase = 'retrying';
  showProgress(turn);
  turn.effects.push({ kind: 'card' });
};
