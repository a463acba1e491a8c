import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { packageRoot } from '../../src/base/paths.ts';
import { answer } from '../../src/server/http.ts';
import { pageModule } from './modules.ts';

const FOLDER = join(packageRoot, 'playground', 'page');

const read = (name: string) => readFile(join(FOLDER, name), 'utf8').catch(() => undefined);

/** What browsers are told of each kind of file, and who reads it. */
const PAGE: Record<string, [string, (name: string) => Promise<string | undefined>]> = {
  '.html': ['text/html; charset=utf-8', read],
  '.css': ['text/css; charset=utf-8', read],
  '.svg': ['image/svg+xml', read],
  '.js': ['text/javascript; charset=utf-8', pageModule],
};

/** A name without anything that leads elsewhere. */
const PLAIN = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z]+$/;

/** Sends a file of the page's, by its plain name (`page.css`, `slack/blocks.js`); 404 for any other. */
export async function sendAsset(name: string, response: ServerResponse): Promise<void> {
  const [type = '', reader] = PAGE[extname(name)] ?? [];
  const text = reader && PLAIN.test(name) ? await reader(name) : undefined;
  if (text === undefined) return answer(response, 404, 'not found');
  answer(response, 200, text, type);
}
