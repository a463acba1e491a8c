import { ChatError, FileError, type FileErrorCode } from '../chat/chat.ts';
import { SealError } from '../credentials/seal.ts';
import type { CredentialsProblem } from '../shop/shop.ts';

const MESSAGES: Record<FileErrorCode, string> = {
  too_big:
    'That file is far too big to be the credentials file, which is a text file of a few lines. Please send the small `.txt` file that was downloaded when you saved the API account.',
  gone: 'I came too late for that file: it is no longer there. Please send it once more.',
  hidden:
    'That file is hidden: the workspace has reached the limit of its plan, and the chat shows it to nobody. Please open the `.txt` file on your computer and paste its text here, or type the values in instead.',
  not_stored_here:
    'That is a link to a file kept somewhere else, and I can only read files that are uploaded here. Please drag the `.txt` file itself into this chat.',
  no_access:
    'I was not allowed to open that file. Please drag the `.txt` file itself into this chat; if it happens again, type the values in instead.',
};

/** What they read when it could not be fetched for so long that nobody waits any more. */
export const GIVEN_UP: CredentialsProblem = {
  code: 'file_given_up',
  message:
    'Your file has not reached me: the place where this chat keeps files did not answer, and I have stopped trying. Please send it once more; if that does not help, type the values in instead.',
};

/** What the merchant reads when their file can't be fetched; undefined when that is worth another try. */
export function fileProblem(error: unknown): CredentialsProblem | undefined {
  const code = codeOf(error);
  return code && { code: `file_${code}`, message: MESSAGES[code] };
}

function codeOf(error: unknown): FileErrorCode | undefined {
  if (error instanceof FileError) return error.code;
  // The link was sealed with a key that is no longer there: then neither is the link.
  if (error instanceof SealError) return 'gone';
  const isFinal = error instanceof ChatError && ['rejected', 'missing', 'unreachable'].includes(error.code);
  return isFinal ? 'no_access' : undefined;
}
