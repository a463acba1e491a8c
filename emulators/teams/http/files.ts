/** Where files lie: the senders' OneDrive, and pictures pasted into messages. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAuthorized } from '../connector/call.ts';
import type { Platform } from '../platform.ts';
import type { FileRecord } from '../state.ts';

/** What the drive says to whoever is not signed in. */
export function signIn(response: ServerResponse): void {
  response
    .writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' })
    .end(JSON.stringify({ error: { code: 'unauthenticated', message: 'Sign in to read this file' } }));
}

/**
 * A link made for one file and a short while: it works without signing in, and is refused when a token
 * comes along that was not made for it.
 */
export function download(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  platform: Platform,
): void {
  const { workspace, faults } = platform;
  const fault = faults.take('download');
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'loseAnswer') return void request.socket.destroy();
  if (fault?.kind === 'fail') return void response.writeHead(fault.with.status).end();
  if (fault) return void response.writeHead(429, { 'retry-after': String(fault.retryAfterSeconds) }).end();
  if (faults.redirectDownloads !== undefined)
    return void response.writeHead(302, { location: faults.redirectDownloads }).end();
  const file = workspace.file(url.searchParams.get('UniqueId') ?? '');
  if (file?.kind !== 'drive') return void response.writeHead(404).end();
  const isGood =
    url.searchParams.get('tempauth') === file.secret &&
    workspace.now() < file.expires &&
    request.headers.authorization === undefined;
  if (isGood) sendBytes(response, file, 'application/octet-stream');
  else signIn(response);
}

/** A pasted picture: for the bot's connector token only. */
export function inlinePicture(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  platform: Platform,
): void {
  const file = platform.workspace.file(id);
  if (!isAuthorized(request.headers.authorization, platform)) return signIn(response);
  if (file?.kind !== 'inline') return void response.writeHead(404).end();
  sendBytes(response, file, 'image/png');
}

function sendBytes(response: ServerResponse, { bytes: stored }: FileRecord, contentType: string): void {
  const bytes = Buffer.from(stored, 'base64');
  response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length }).end(bytes);
}
