import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadFlow } from '../../../src/flow/load.ts';
import { type HttpServer, startHttpServer } from '../../../src/server/http.ts';
import { picturePath, pictureRoute } from '../../../src/server/pictures.ts';
import { Journal } from '../../support/adapter.ts';

// An installation may lie below a folder of the same name as that of the pictures.
const dir = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'joe', 'pictures', 'flows', 'small');
const files = ['pictures/plain.png', 'pictures/a step.jpg', 'pictures/more/ä+b.gif'];
let server: HttpServer;

beforeAll(async () => {
  mkdirSync(join(dir, 'pictures', 'more'), { recursive: true });
  for (const file of [...files, 'pictures/draft.png']) writeFileSync(join(dir, file), file);
  const steps = files.map(
    (file, at) =>
      `  - id: s${at}\n    text: Look.\n    picture: { file: ${file}, alt: "." }\n${at === 2 ? '' : '    done: Go on\n'}`,
  );
  writeFileSync(join(dir, 'flow.yml'), `title: Pictures\nsteps:\n${steps.join('')}`);
  server = await startHttpServer({ host: '127.0.0.1', port: 0, log: new Journal() });
  server.add(pictureRoute(new Map([['small', { flow: loadFlow(dir, []) }]])));
});

afterAll(async () => {
  await server.close();
  rmSync(join(dir, '../../../..'), { recursive: true });
});

test.each([
  [files[0], 'image/png'],
  [files[1], 'image/jpeg'],
  [files[2], 'image/gif'],
])('%s is shown at its address', async (file = '', type) => {
  const response = await fetch(`${server.url}${picturePath(`small/${file}`)}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  expect(await response.text()).toBe(file);
});

test.each([
  '/pictures/small/draft.png',
  '/pictures/small/more',
  '/pictures/small/..%2fflow.yml',
  '/pictures/small/%00',
  '/pictures/small/%',
  '/pictures/other/plain.png',
  '/pictures/',
])('%s is not', async (path) => {
  expect((await fetch(server.url + path)).status).toBe(404);
});

test('a picture that lies elsewhere has no address', () => {
  expect(picturePath('small/images/plain.png')).toBeUndefined();
});
