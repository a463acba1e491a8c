import { tooManyFiles } from '../../views/merchant/files.ts';
import { deed } from '../deed.ts';
import { saidWithFile } from '../said.ts';
import type { Handler } from '../turn.ts';

/** More files than this in one message are not all looked at; no platform sends that many. */
const MOST_FILES = 10;

export const files: Handler<'files'> = (turn, event) => {
  deed(turn);
  const sent = event.files.length;
  turn.effects.push({ kind: 'fetch', files: event.files.slice(0, MOST_FILES), sentAt: event.at });
  if (sent > MOST_FILES)
    turn.effects.push({ kind: 'say', message: tooManyFiles(turn.guide, sent, MOST_FILES) });
  saidWithFile(turn, event.text);
};
