import type { Handler, Unguided } from '../turn.ts';

export const sent: Handler<'sent', Unguided> = ({ state, effects }, { slot, ref }) => {
  state.messages[slot] = ref;
  if (slot === 'card') effects.push({ kind: 'link' });
};
