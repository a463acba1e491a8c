import { FileError } from './chat.ts';

/** Platforms redirect to their own stores; longer chains than this lead nowhere. */
const MOST_REDIRECTS = 3;

interface Access {
  /** Whether files may be fetched from there. Asked again for every redirect. */
  allowed(url: string): boolean;
  /** Sent to allowed addresses only. */
  headers?: Record<string, string>;
  signal: AbortSignal;
  /** The error for an address that is not allowed. */
  forbidden(url: string): Error;
  /** The error for an answer that is neither the file nor a redirect. */
  refusal(response: Response): Error;
}

/** Fetches from allowed addresses only: redirects are followed by hand, each one looked at first. */
export async function fetchAllowed(start: string, access: Access): Promise<Response> {
  let url = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    if (!access.allowed(url)) throw access.forbidden(url);
    const { headers = {}, signal } = access;
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    if (response.ok) return response;
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !location) throw access.refusal(response);
    if (!URL.canParse(location, url)) throw new FileError('no_access');
    url = new URL(location, url).href;
  }
  throw new FileError('no_access');
}

/**
 * Reads a body of at most `maxBytes`.
 * @throws FileError `too_big`, having held no more than one chunk too many
 */
export async function readCapped(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw new FileError('too_big');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new FileError('too_big');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
