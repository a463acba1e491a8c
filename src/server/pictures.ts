import { createReadStream, existsSync } from 'node:fs';
import { dirname, extname, posix } from 'node:path';
import { pipeline } from 'node:stream';
import type { Flow } from '../flow/flow.ts';
import { pictureFile, pictureName } from '../flow/picture.ts';
import { answer, type Route } from './http.ts';

/**
 * The path below which this server shows a picture, `/pictures/<flow>/<file>`, by its name in messages; undefined
 * when it is not in the folder `pictures` of its flow.
 */
export function picturePath(name: string): string | undefined {
  const [, flow, rest] = /^([^/]+)\/pictures\/(.+)$/.exec(name) ?? [];
  if (!flow || !rest) return undefined;
  return `/pictures/${[flow, ...rest.split('/')].map(encodeURIComponent).join('/')}`;
}

/** The name of the small one of a picture, for chats that take no larger one. */
export function smallPicture(name: string): string {
  return posix.join(posix.dirname(name), 'small', posix.basename(name));
}

/** The names of the parts of a picture that is too tall for a chat, from top to bottom; none when it was not cut. */
export function pictureParts(name: string, folder?: string): string[] {
  const { dir, name: stem, ext } = posix.parse(name);
  const part = (number: number) => posix.join(dir, 'parts', `${stem}-${number}${ext}`);
  const parts: string[] = [];
  while (existsSync(pictureFile(part(parts.length + 1), folder))) parts.push(part(parts.length + 1));
  return parts;
}

/** What a picture is, by its name. */
function pictureType(file: string): string {
  return TYPES[extname(file).toLowerCase()] ?? 'image/png';
}

const TYPES: Record<string, string> = { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif' };

/** Shows the pictures that the flows name, small and in parts too, at `picturePath`, and no other file. */
export function pictureRoute(guides: ReadonlyMap<string, { flow: Flow }>): Route {
  return {
    method: 'GET',
    path: '/pictures/',
    handle: (request, response) => {
      const file = wanted(guides, (request.url ?? '').split('?', 1)[0] ?? '');
      if (!file) return answer(response, 404, 'not found');
      response.writeHead(200, { 'Content-Type': pictureType(file), 'Cache-Control': 'public, max-age=3600' });
      // Whichever end goes away, the other is let go too: a reader who leaves must not keep a file open.
      pipeline(createReadStream(file), response, () => {});
    },
  };
}

function wanted(guides: ReadonlyMap<string, { flow: Flow }>, path: string): string | undefined {
  const [, , name = ''] = path.split('/');
  const flow = guides.get(name)?.flow;
  if (!flow) return undefined;
  const folder = dirname(flow.folder);
  const found = flow.steps
    .flatMap(({ picture }) => (picture ? pictureName(flow, picture.file) : []))
    .flatMap((one) => [one, smallPicture(one), ...pictureParts(one, folder)])
    .find((one) => picturePath(one) === path);
  const file = found && pictureFile(found, folder);
  return file && existsSync(file) ? file : undefined;
}
