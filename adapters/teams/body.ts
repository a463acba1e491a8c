import type { IncomingMessage } from 'node:http';
import { readBody } from '../../src/server/body.ts';

/** Far more than Teams ever sends: a message ends at about 100 KB. */
const BODY_LIMIT = 256 * 1024;

/** Reads a JSON body of bounded size, or says with which status to refuse it. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ ok: true; value: unknown } | { ok: false; status: 400 | 413 }> {
  const body = await readBody(request, BODY_LIMIT);
  if (!body) return { ok: false, status: 413 };
  try {
    return { ok: true, value: JSON.parse(body.toString('utf8')) };
  } catch {
    return { ok: false, status: 400 };
  }
}
