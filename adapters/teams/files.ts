import { z } from 'zod';
import { storedJson } from '../../src/base/stored.ts';
import { ChatError, FileError } from '../../src/chat/chat.ts';
import { fetchAllowed, readCapped } from '../../src/chat/download.ts';
import type { Activity } from './activity.ts';
import { httpError, retryAfter } from './errors.ts';
import { isSignIn } from './hosts.ts';

/**
 * A file of a message, as `Chat.download` takes it: `link`: a pre-signed address, good for some
 * minutes and for whoever has it; `picture`: pasted into the message; `elsewhere`: nothing to download.
 */
const referenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.string() }),
  z.object({ kind: z.literal('picture') }),
  z.object({ kind: z.literal('elsewhere') }),
]);
type Reference = z.infer<typeof referenceSchema>;

/** learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const DOWNLOAD_INFO = 'application/vnd.microsoft.teams.file.download.info';
/** Somebody's card, passed on. */
const CARD = /^application\/vnd\.microsoft\.(teams\.)?card\./;
const downloadInfoSchema = z.object({ downloadUrl: z.string() });

/** Enough of a picture to be recognised as one. */
const PICTURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * What `Chat.download` takes for each file of a message; file names are left where they are. Teams
 * attaches a copy of every text as `text/html`; something unknown counts only when nothing was written.
 */
export function fileReferences({ attachments }: Activity, text: string): string[] {
  const found = (attachments ?? []).flatMap(({ contentType, content }): Reference[] => {
    const type = contentType ?? '';
    if (type === DOWNLOAD_INFO) {
      const info = downloadInfoSchema.safeParse(content).data;
      return [info ? { kind: 'link', url: info.downloadUrl } : { kind: 'elsewhere' }];
    }
    if (type.startsWith('image/')) return [{ kind: 'picture' }];
    const isFile = text === '' && type !== '' && type !== 'text/html' && !CARD.test(type);
    return isFile ? [{ kind: 'elsewhere' }] : [];
  });
  return found.map((reference) => JSON.stringify(reference));
}

/** What a download needs of its surroundings. */
export interface FileAccess {
  /** Whether files may be fetched from there. */
  allowed(url: string): boolean;
  /** For the whole download, in ms. */
  timeoutMs: number;
}

/**
 * Downloads a file somebody sent, at most `maxBytes` of it. The link is its own key, so no token goes
 * along. A pasted picture is not downloaded, which would take the bot's token: that it is a picture is
 * all there is to know of it. Rejects with a `FileError` for what the sender can mend (`gone`: the link
 * has expired), and a `ChatError` for the rest.
 */
export async function downloadFile(
  reference: string,
  maxBytes: number,
  access: FileAccess,
): Promise<Uint8Array> {
  const file = referenceSchema.safeParse(storedJson(reference)).data;
  // The errors of JSON would quote the link.
  if (!file) throw new ChatError('rejected', 'not_a_file');
  if (file.kind === 'elsewhere') throw new FileError('not_stored_here');
  if (file.kind === 'picture') return PICTURE;
  if (!access.allowed(file.url)) throw new FileError('not_stored_here');
  try {
    const response = await fetchAllowed(file.url, {
      allowed: access.allowed,
      signal: AbortSignal.timeout(access.timeoutMs),
      forbidden: (url) => new FileError(isSignIn(url) ? 'gone' : 'no_access'),
      refusal,
    });
    return await readCapped(response, maxBytes);
  } catch (error) {
    if (error instanceof FileError || error instanceof ChatError) throw error;
    throw new ChatError('retry', 'no_answer');
  }
}

/** A link that has expired is answered in several ways; to the sender they all mean: once more, please. */
function refusal(response: Response): FileError | ChatError {
  if ([401, 403, 404, 410].includes(response.status)) return new FileError('gone');
  const error = httpError(response.status, '', retryAfter(response.headers));
  return error.code === 'retry' ? error : new FileError('no_access');
}
