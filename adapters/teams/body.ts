import type { IncomingMessage } from 'node:http';

/** Far more than Teams ever sends: a message ends at about 100 KB. */
const BODY_LIMIT = 256 * 1024;

/** Reads a JSON body of bounded size, or says with which status to refuse it. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ ok: true; value: unknown } | { ok: false; status: 400 | 413 }> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return { ok: false, status: 413 };
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > BODY_LIMIT) return { ok: false, status: 413 };
    chunks.push(chunk);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { ok: false, status: 400 };
  }
}
