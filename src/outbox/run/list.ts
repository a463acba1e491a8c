import { channelKey } from '../../chat/address.ts';
import { UNASSIGNED } from '../../turn/assign.ts';
import type { Runner } from './runner.ts';

export const list: Runner<'list'> = async (_effect, { id, pm }, { store }) => {
  await store.addToChannel(pm ? channelKey(pm) : UNASSIGNED, id);
  return undefined;
};
