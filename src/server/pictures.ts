import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream';
import type { Flow } from '../flow/flow.ts';
import { answer, type Route } from './http.ts';

/** `/pictures/<flow>/<file>`: the pictures that the flows name, and no other file. */
export function pictureRoute(guides: ReadonlyMap<string, { flow: Flow }>): Route {
  return {
    method: 'GET',
    path: '/pictures/',
    handle: (request, response) => {
      const [, , name = '', wanted] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
      const flow = guides.get(name)?.flow;
      const picture = flow?.steps.find(
        (step) => step.picture && basename(step.picture.file) === wanted,
      )?.picture;
      if (!flow || !picture) return answer(response, 404, 'not found');
      response.writeHead(200, { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' });
      // Whichever end goes away, the other is let go too: a reader who leaves must not keep a file open.
      pipeline(createReadStream(join(flow.folder, picture.file)), response, () => {});
    },
  };
}
