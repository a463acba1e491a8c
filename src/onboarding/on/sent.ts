import type { Handler } from '../turn.ts';

export const sent: Handler<'sent'> = ({ state }, { slot, ref }) => {
  state.messages[slot] = ref;
};
