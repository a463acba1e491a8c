import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { packageRoot } from '../../src/base/paths.ts';
import { answer } from '../../src/server/http.ts';
import { pageModule } from './modules.ts';

const FOLDER = join(packageRoot, 'playground', 'page');
const DOCUMENTS = join(packageRoot, 'docs');

const fileIn = (folder: string) => (name: string) =>
  readFile(join(folder, name), 'utf8').catch(() => undefined);

/** Where each kind of file is, and what browsers are told of it. */
const PAGE: Record<string, [string, (name: string) => Promise<string | undefined>]> = {
  '.html': ['text/html; charset=utf-8', fileIn(FOLDER)],
  '.css': ['text/css; charset=utf-8', fileIn(FOLDER)],
  '.svg': ['image/svg+xml', fileIn(FOLDER)],
  '.js': ['text/javascript; charset=utf-8', pageModule],
};

/** A name without anything that leads elsewhere. */
const PLAIN = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z]+$/;

/** Sends a file of the page's, by its plain name (`page.css`, `slack/blocks.js`); 404 for any other. */
export async function sendAsset(name: string, response: ServerResponse): Promise<void> {
  const [type = '', read] = PAGE[extname(name)] ?? [];
  const text = read && PLAIN.test(name) ? await read(name) : undefined;
  if (text === undefined) return answer(response, 404, 'not found');
  response.setHeader('Cache-Control', 'no-cache');
  answer(response, 200, text, type);
}

/** Sends a document of the project's, by its name (`teams-setup.md`), as it is written; 404 for any other. */
export async function sendDocument(name: string, response: ServerResponse): Promise<void> {
  const text = PLAIN.test(name) && extname(name) === '.md' ? await fileIn(DOCUMENTS)(name) : undefined;
  if (text === undefined) return answer(response, 404, 'not found');
  response.setHeader('Cache-Control', 'no-cache');
  answer(response, 200, text, 'text/plain; charset=utf-8');
}
