import { arrived, type Handler, showProgress, type Unguided } from '../turn.ts';

export const sent: Handler<'sent', Unguided> = (turn, { slot, ref }) => {
  const { state, effects } = turn;
  state.messages[slot] = ref;
  arrived(state, slot);
  // Until then there was nothing to show it in.
  const { submission, phase } = state;
  const isBehind = (submission?.checks.length ?? 0) > 0 || phase !== 'checking';
  if (slot === 'progress' && isBehind && !state.unsent?.progress) showProgress(turn);
  if (slot === 'card') effects.push({ kind: 'link' });
};
