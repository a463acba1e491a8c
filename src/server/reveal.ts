import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Door } from '../handover/door.ts';
import { HEADERS } from '../handover/page/page.ts';
import { type Answer, attemptPage, foreignPage, type Setting, sightPage } from '../handover/page/views.ts';
import { speaking } from '../words/words.ts';
import { end, readBody } from './body.ts';
import { clientAddress } from './client-address.ts';
import type { Route } from './http.ts';
import { languageOfReader } from './language.ts';

/** A key has 43 signs. */
const BODY_LIMIT = 4096;
const JSON_TYPE = /^application\/json\b/i;

interface Parts {
  door: Door;
  setting: Setting;
  /** The address under which this server is reachable. */
  publicUrl: string;
}

/**
 * `/r/ID`: the page behind a link to credentials. `GET` and `HEAD` show nothing secret and change nothing, so that
 * previews and scanners may look; `POST` opens, with the key in its body.
 */
export function revealRoutes({ door, setting, publicUrl }: Parts): Route[] {
  const path = '/r/';
  return [
    {
      method: 'GET',
      path,
      async handle(request, response) {
        const sight = await door.look(idOf(request));
        await answer(response, () => sightPage(sight, setting));
      },
    },
    {
      method: 'POST',
      path,
      async handle(request, response) {
        protect(response);
        if (!isFromPage(request, publicUrl)) return answer(response, () => foreignPage(403));
        const body = await readBody(request, BODY_LIMIT).catch(() => Buffer.alloc(0));
        if (!body) return end(request, response, 413);
        const attempt = await door.open(idOf(request), keyIn(request, body), clientAddress(request));
        const sent = answer(response, () => attemptPage(attempt, setting));
        // Handed over means sent. Of an answer that was cut off nobody knows who has it.
        if (attempt.kind === 'shown' && (await sent)) await attempt.opened.shown();
      },
    },
  ];
}

const idOf = ({ url = '' }: IncomingMessage) => (url.split('?', 1)[0] ?? '').slice('/r/'.length);

/**
 * Whether a request was sent by the page itself. Browsers say so with `Sec-Fetch-Site`. Without it, a foreign page's
 * script could not send JSON without asking first; of its forms only `Origin` tells. `Origin: null`, which a
 * page that sends no referrer has, says nothing.
 */
function isFromPage({ headers }: IncomingMessage, publicUrl: string): boolean {
  const { origin, host = '' } = headers;
  const own = [new URL(publicUrl).origin, `https://${host}`, `http://${host}`];
  const isNamed = origin !== undefined && origin !== 'null';
  if (isNamed && !own.includes(origin)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return isNamed || JSON_TYPE.test(headers['content-type'] ?? '');
}

const bodySchema = z.object({ key: z.string() });

/** The key that was sent, in a form's way or as JSON; empty when there is none. */
function keyIn({ headers }: IncomingMessage, body: Buffer): string {
  const text = body.toString('utf8');
  const isJson = JSON_TYPE.test(headers['content-type'] ?? '');
  const sent = isJson ? jsonOf(text) : { key: new URLSearchParams(text).get('key') };
  return bodySchema.safeParse(sent).data?.key.trim() ?? '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends a page, in the language of whoever asked for it; resolves with whether all of it went out. */
function answer(response: ServerResponse, make: () => Answer): Promise<boolean> {
  const { status, page } = speaking(languageOfReader(response.req), make);
  return new Promise((resolve) => {
    response.once('finish', () => resolve(true)).once('close', () => resolve(false));
    protect(response).writeHead(status).end(page);
  });
}

function protect(response: ServerResponse): ServerResponse {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  return response;
}
