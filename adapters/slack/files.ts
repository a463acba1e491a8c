import { z } from 'zod';
import { ChatError, FileError, type FileErrorCode } from '../../src/chat/chat.ts';
import { fetchAllowed, readCapped } from '../../src/chat/download.ts';
import { httpError } from './errors.ts';

/** The fields of Slack's file object that matter; the name is left where it is. */
export const slackFileSchema = z.object({
  id: z.string(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
export type SlackFile = z.infer<typeof slackFileSchema>;

/** What a download needs of its surroundings. */
export interface FileAccess {
  token: string;
  /** Whether the token may be sent there. */
  allowed(url: string): boolean;
  /** `files.info`. Rejects with a `ChatError`. */
  info(id: string): Promise<SlackFile>;
  /** For the whole download, in ms. */
  timeoutMs: number;
}

/** What `Chat.download` takes for a file of a message event. */
export function fileReference(file: SlackFile): string {
  return JSON.stringify(slackFileSchema.parse(file));
}

/**
 * Downloads a file somebody sent, at most `maxBytes` of it. Rejects with a `FileError` for what the
 * sender can mend and a `ChatError` for the rest. Without the right to read files Slack answers
 * 200 and a sign-in page, which must not be taken for the file.
 */
export async function downloadFile(
  reference: string,
  maxBytes: number,
  access: FileAccess,
): Promise<Uint8Array> {
  const file = await complete(parseReference(reference), access);
  const url = file.url_private_download ?? file.url_private;
  if (!url || !access.allowed(url)) throw new FileError('not_stored_here');
  if (file.size != null && file.size > maxBytes) throw new FileError('too_big');
  try {
    const response = await fetchAllowed(url, {
      allowed: access.allowed,
      headers: { Authorization: `Bearer ${access.token}` },
      signal: AbortSignal.timeout(access.timeoutMs),
      forbidden: () => new FileError('no_access'),
      refusal,
    });
    const bytes = await readCapped(response, maxBytes);
    if (isSignInPage(response, bytes, file)) throw new FileError('no_access');
    return bytes;
  } catch (error) {
    if (error instanceof FileError || error instanceof ChatError) throw error;
    throw new ChatError('retry', 'no_answer');
  }
}

function parseReference(reference: string): SlackFile {
  try {
    return slackFileSchema.parse(JSON.parse(reference));
  } catch {
    throw new ChatError('rejected', 'not_a_file');
  }
}

/** Asks Slack about a file of which the event says too little (Slack Connect sends stubs). */
async function complete(file: SlackFile, access: FileAccess): Promise<SlackFile> {
  const stub = file.file_access === 'check_file_info' || !(file.url_private_download || file.url_private);
  const known = stub && !unavailable(file) ? await info(file.id, access) : file;
  const problem = unavailable(known);
  if (problem) throw new FileError(problem);
  return known;
}

function unavailable(file: SlackFile): FileErrorCode | undefined {
  if (file.mode === 'tombstone') return 'gone';
  if (file.mode === 'hidden_by_limit') return 'hidden';
  if (file.mode === 'external') return 'not_stored_here';
  return undefined;
}

async function info(id: string, access: FileAccess): Promise<SlackFile> {
  try {
    return await access.info(id);
  } catch (error) {
    const reason = error instanceof ChatError ? error.reason : '';
    if (reason === 'file_not_found' || reason === 'file_deleted') throw new FileError('gone');
    // This file is not for us; the next one may be.
    if (error instanceof ChatError && error.code === 'unreachable') throw new FileError('no_access');
    throw error;
  }
}

function refusal(response: Response): FileError | ChatError {
  if (response.status === 404 || response.status === 410) return new FileError('gone');
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return new ChatError('retry', 'ratelimited', Number.isFinite(seconds) ? seconds * 1000 : undefined);
  }
  return response.status >= 500 || response.status === 408
    ? httpError(response.status)
    : new FileError('no_access');
}

/** A web page instead of the file; unless a web page is what was sent, which its size gives away. */
function isSignInPage(response: Response, bytes: Uint8Array, file: SlackFile): boolean {
  if (!/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) return false;
  return !(file.mimetype === 'text/html' && file.size === bytes.byteLength);
}
