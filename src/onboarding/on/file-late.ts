import { fileIsLate } from '../../views/merchant/files.ts';
import { isOvertaken } from '../submissions.ts';
import type { Handler } from '../turn.ts';

export const fileLate: Handler<'file-late'> = ({ state, effects }, { sentAt }) => {
  if (!isOvertaken(state, sentAt)) effects.push({ kind: 'say', message: fileIsLate() });
};
