import type { Message } from '../../chat/message.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { listMessage, type Row } from './list.ts';

/** The app's home of a PM: those who are theirs, `of` in all, and what else there is to do. */
export function pmHome(rows: Row[], of: number, now: number): Message {
  const intro = say(of > 0 ? 'pm.home' : 'pm.home.none');
  const list = of > 0 ? listMessage(rows, now, { word: 'mine', page: 1, of }).blocks : [];
  return {
    summary: sayPlainly('pm.home.short'),
    // On from here it goes in the channels, where the rest of the pages is.
    blocks: [{ type: 'text', text: intro }, ...list.filter(({ type }) => type !== 'choices')],
  };
}
