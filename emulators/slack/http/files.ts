/** The file host: downloads that need the bot's token, and the middle step of an upload. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Platform } from '../platform.ts';
import { readUpload } from './body.ts';

const signInPage = `<!DOCTYPE html><html lang="en"><head><title>Sign in | Slack</title></head>
<body><h1>Sign in to your workspace</h1><form action="/signin" method="post"></form></body></html>`;

/**
 * `GET /files-pri/T…-F…/[download/]name`. Without a good token, or without `files:read`, Slack answers
 * 200 with its sign-in page, not an error.
 */
export function download(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  platform: Platform,
): void {
  const { workspace, faults, tokens } = platform;
  if (faults.redirectDownloads !== undefined) {
    response.writeHead(302, { location: faults.redirectDownloads }).end();
    return;
  }
  const isAuthorized =
    request.headers.authorization === `Bearer ${tokens.bot}` &&
    faults.tokenState === 'valid' &&
    faults.scopes.has('files:read');
  if (!isAuthorized) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(signInPage);
    return;
  }
  const file = workspace.file(/^\/files-pri\/\w+-(F[A-Z0-9]+)\//.exec(url.pathname)?.[1] ?? '');
  const isVisible =
    file?.owner === workspace.state.bot.user ||
    file?.channels.some((id) => workspace.conversation(id)?.members.includes(workspace.state.bot.user));
  if (!file || !isVisible || file.mode === 'pending' || file.mode === 'tombstone') {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end();
    return;
  }
  const bytes = Buffer.from(file.bytes, 'base64');
  response.writeHead(200, { 'content-type': file.mimetype, 'content-length': bytes.length }).end(bytes);
}

/** `POST /upload/v1/<secret>/<file>/<length>`: takes the bytes announced by `files.getUploadURLExternal`. */
export async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  platform: Platform,
): Promise<void> {
  const [, , , , id = '', length = ''] = url.pathname.split('/');
  const file = platform.workspace.file(id);
  const bytes = await readUpload(request);
  if (file?.mode !== 'pending' || bytes.length !== Number(length)) {
    response.writeHead(400).end('invalid upload');
    return;
  }
  file.bytes = bytes.toString('base64');
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}
