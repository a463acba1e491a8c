import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';
import { mimetypeOf } from '../../emulators/slack/api/files.ts';
import { answer, type Route } from '../../src/server/http.ts';
import { act, outcomeOf, type Stage, worldOf } from './acts.ts';
import { sendAsset } from './assets.ts';
import { sendDocument } from './documents.ts';
import { isOwn, protect } from './guard.ts';
import { readGuide, tryGuide } from './guide.ts';
import type { Live } from './live.ts';
import { appManifests } from './manifests.ts';
import { pageState } from './state.ts';
import { personIn } from './world.ts';

/** What the page shows and drives. */
export interface PageParts extends Stage {
  /** What the open pages are told. */
  live: Live;
  /** Who asks, for the preview of a guide. */
  company: string;
}

const draftSchema = z.object({ text: z.string(), replaces: z.string().optional() });
const uploadSchema = z.object({ platform: z.enum(['slack', 'teams']), person: z.string() });
/** What becomes of a request that is not well formed. */
const NONSENSE = [SyntaxError, URIError, z.ZodError];
const MOST_GUIDE = 1024 * 1024;
const MOST_JSON = 64 * 1024;
const MOST_FILE = 10 * 1024 * 1024;

/** The routes of the playground's page: `/` and all below `/playground/`. */
export function pageRoutes(parts: PageParts): Route[] {
  const { live } = parts;
  const stage: Stage = parts;

  const gets: Record<string, (url: URL, response: ServerResponse) => Promise<void> | void> = {
    state: async (url, response) =>
      sendJson(response, await pageState(url.searchParams.get('merchant'), stage)),
    events: (_url, response) => live.attach(response),
    static: (url, response) => sendAsset(url.pathname.slice('/playground/static/'.length), response),
    docs: (url, response) => sendDocument(url.pathname.slice('/playground/'.length), response),
    files: (url, response) => sendFile(url, stage, response),
    flow: (_url, response) => sendJson(response, readGuide()),
    real: (_url, response) => sendJson(response, appManifests()),
  };
  const posts: Record<
    string,
    (request: IncomingMessage, url: URL, response: ServerResponse) => Promise<void>
  > = {
    act: async (request, _url, response) => {
      const outcome = await act(JSON.parse((await bodyOf(request, MOST_JSON)).toString()), stage);
      live.changed();
      sendJson(response, outcome);
    },
    upload: (request, url, response) => takeFile(request, url, stage, response),
    flow: async (request, _url, response) => {
      const draft = draftSchema.parse(JSON.parse((await bodyOf(request, MOST_GUIDE)).toString()));
      sendJson(response, await tryGuide(draft, parts.company));
    },
  };

  const nameIn = (url: URL) => url.pathname.split('/')[2] ?? '';

  return [
    {
      method: 'GET',
      path: '/',
      handle: guarded((_url, _request, response) => sendAsset('index.html', response)),
    },
    {
      method: 'GET',
      path: '/playground/',
      handle: guarded((url, _request, response) => {
        const get = Object.hasOwn(gets, nameIn(url)) ? gets[nameIn(url)] : undefined;
        // Besides, what stands beside the README: documents link to it.
        return get ? get(url, response) : sendDocument(nameIn(url), response);
      }),
    },
    {
      method: 'POST',
      path: '/playground/',
      handle: guarded((url, request, response) => {
        const post = Object.hasOwn(posts, nameIn(url)) ? posts[nameIn(url)] : undefined;
        return post ? post(request, url, response) : answer(response, 404, 'not found');
      }),
    },
  ];
}

/** Answers this server's own page only, and what makes no sense with a reason. */
function guarded(
  handle: (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): RequestListener {
  return async (request, response) => {
    protect(response);
    if (!isOwn(request)) return answer(response, 403, 'this playground answers its own page only');
    try {
      await handle(new URL(request.url ?? '/', 'http://playground'), request, response);
    } catch (error) {
      const isTooLarge = error instanceof TooLarge;
      if (!isTooLarge && !NONSENSE.some((kind) => error instanceof kind)) throw error;
      answer(response, isTooLarge ? 413 : 400, "this can't be taken");
    }
  };
}

/** `/playground/files/<platform>/<id>`: pictures are shown, everything else is only ever downloaded. */
function sendFile(url: URL, stage: Stage, response: ServerResponse): void {
  const [, , , platform = '', id = ''] = url.pathname.split('/');
  const file = stage.worlds.find((world) => world.platform === platform)?.file(id);
  if (!file) return answer(response, 404, 'not found');
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
  response.writeHead(200, {
    'Content-Type': isPicture ? file.type : 'application/octet-stream',
    'Content-Length': file.bytes.byteLength,
    'Cache-Control': 'private, max-age=3600',
    ...(isPicture ? {} : { 'Content-Disposition': 'attachment' }),
  });
  response.end(file.bytes);
}

/** `POST /playground/upload?platform=…&person=…`, the file as the body; its name in a header, so that no log has it. */
async function takeFile(
  request: IncomingMessage,
  url: URL,
  stage: Stage,
  response: ServerResponse,
): Promise<void> {
  const { platform, person } = uploadSchema.parse(Object.fromEntries(url.searchParams));
  const world = worldOf(stage, platform);
  const bytes = await bodyOf(request, MOST_FILE);
  const name = decodeURIComponent(String(request.headers['x-file-name'] ?? 'file')).slice(0, 200) || 'file';
  const outcome = await outcomeOf(async () => {
    personIn(world, person).upload({ name, mimetype: mimetypeOf(name), bytes });
    return {};
  });
  sendJson(response, outcome);
}

class TooLarge extends Error {}

async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendJson(response: ServerResponse, value: unknown): void {
  answer(response, 200, JSON.stringify(value), 'application/json; charset=utf-8');
}
