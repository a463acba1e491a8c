import { createReadStream, existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream';
import type { Flow } from '../flow/flow.ts';
import { answer, type Route } from './http.ts';

/**
 * The path below which this server shows a picture: `/pictures/<flow>/<file>`. `file` is absolute, as it
 * stands in messages; undefined when it is not in the folder `pictures` of its flow.
 */
export function picturePath(file: string): string | undefined {
  const [, flow, rest] = /^.*[/\\]([^/\\]+)[/\\]pictures[/\\](.+)$/.exec(file) ?? [];
  if (!flow || !rest) return undefined;
  return `/pictures/${[flow, ...rest.split(/[/\\]/)].map(encodeURIComponent).join('/')}`;
}

/** Where the small one of a picture would be, for chats that take no larger one. */
export function smallPicture(file: string): string {
  return join(dirname(file), 'small', basename(file));
}

/** The parts of a picture that is too tall for a chat, from top to bottom; none when it was not cut. */
export function pictureParts(file: string): string[] {
  const name = basename(file, extname(file));
  const part = (number: number) => join(dirname(file), 'parts', `${name}-${number}${extname(file)}`);
  const parts: string[] = [];
  while (existsSync(part(parts.length + 1))) parts.push(part(parts.length + 1));
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
  return flow?.steps
    .flatMap(({ picture }) => (picture ? join(flow.folder, picture.file) : []))
    .flatMap((file) => [file, smallPicture(file), ...pictureParts(file)])
    .find((file) => picturePath(file) === path && existsSync(file));
}
