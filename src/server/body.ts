import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Reads a body of at most `most` bytes; undefined when it is longer, its rest unread. Rejects when the
 * sender hangs up.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Answers with a status and nothing else, if there is no answer yet. What was not read is not waited for. */
export function end(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  if (!request.complete) response.setHeader('Connection', 'close');
  response.writeHead(status).end();
}
