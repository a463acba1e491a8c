import { ChatError, FileError, type FileErrorCode } from '../chat/chat.ts';
import { SealError } from '../credentials/seal.ts';
import type { FileProblem } from '../shop/problem.ts';

/** What the merchant is told when their file can't be fetched; undefined when that is worth another try. */
export function fileProblem(error: unknown): { code: FileProblem } | undefined {
  const code = codeOf(error);
  return code && { code: `file_${code}` };
}

function codeOf(error: unknown): FileErrorCode | undefined {
  if (error instanceof FileError) return error.code;
  // The link was sealed with a key that is no longer there: then neither is the link.
  if (error instanceof SealError) return 'gone';
  const isFinal = error instanceof ChatError && ['rejected', 'missing', 'unreachable'].includes(error.code);
  return isFinal ? 'no_access' : undefined;
}
