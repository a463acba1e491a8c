/** Reads request bodies in the encodings Slack's clients use. */
import type { IncomingMessage } from 'node:http';
import { readBody } from '../../kit/http.ts';

/** The arguments of a Web API call: query, and a form or JSON body. */
export async function readArguments(request: IncomingMessage, url: URL): Promise<Record<string, unknown>> {
  const query: Record<string, unknown> = Object.fromEntries(url.searchParams);
  const body = await readBody(request);
  if (body.length === 0) return query;
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return typeof json === 'object' && json !== null ? { ...query, ...json } : query;
  }
  if (type.startsWith('multipart/form-data')) {
    const fields = [...(await multipart(body, type)).entries()].filter(
      ([, value]) => typeof value === 'string',
    );
    return { ...query, ...Object.fromEntries(fields) };
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

/** The bytes of an upload: the body itself, or the one file in a multipart form. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  for (const value of (await multipart(body, type)).values()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}

const multipart = (body: Buffer, type: string) =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
