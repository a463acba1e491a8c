/** A message as a reader sees it, in plain lines: for transcripts and error messages. */
import { plainCard } from './cards/plain.ts';
import { judgeCard } from './cards/validate.ts';

/** What `plainText` needs of a message or activity. */
export interface Readable {
  text?: string | undefined;
  attachments?: { contentType: string; content?: unknown }[] | undefined;
  files?: string[] | undefined;
}

/**
 * Lines of text, buttons as `[Label]`, pictures as `(picture: alt)`, files as `(file)`: a file's name
 * is the sender's business.
 */
export function plainText({ text = '', attachments = [], files = [] }: Readable): string {
  const parts = [text, ...attachments.map(plainAttachment), ...files.map(() => '(file)')];
  return withoutMarks(parts.filter((part) => part !== '').join('\n'));
}

function plainAttachment({ contentType, content }: { contentType: string; content?: unknown }): string {
  if (contentType === 'text/html') return '';
  if (contentType.startsWith('image/')) return '(picture)';
  if (contentType === 'application/vnd.microsoft.teams.file.download.info') return '(file)';
  const judged = judgeCard(content);
  return 'card' in judged ? plainCard(judged.card) : '(card)';
}

/** A mention reads as the name. */
const withoutMarks = (text: string) => text.replaceAll(/<at>(.*?)<\/at>/g, '$1');
