import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { packageRoot } from '../../src/base/paths.ts';
import { answer } from '../../src/server/http.ts';

const FOLDER = join(packageRoot, 'playground', 'page');
const DOCUMENTS = join(packageRoot, 'docs');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.md': 'text/plain; charset=utf-8',
};

/** Sends a file of the page's, by its plain name (`page.css`, `slack/blocks.js`); 404 for any other. */
export function sendAsset(name: string, response: ServerResponse): Promise<void> {
  return send(FOLDER, name, response);
}

/** Sends a document of the project's, by its name (`teams-setup.md`), as it is written; 404 for any other. */
export function sendDocument(name: string, response: ServerResponse): Promise<void> {
  return send(DOCUMENTS, name, response);
}

async function send(folder: string, name: string, response: ServerResponse): Promise<void> {
  const type = TYPES[extname(name)];
  const file = join(folder, name);
  const isPlain = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z]+$/.test(name);
  const isThere =
    isPlain &&
    (await stat(file).then(
      (stats) => stats.isFile(),
      () => false,
    ));
  if (!type || !isThere) return answer(response, 404, 'not found');
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  // Whichever end goes away, the other is let go too.
  pipeline(createReadStream(file), response, () => {});
}
