import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLogger } from '../../../src/base/log.ts';
import { createMetrics } from '../../../src/base/metrics.ts';
import { healthRoutes } from '../../../src/server/health.ts';
import { answer, type HttpServer, ListenError, startHttpServer } from '../../../src/server/http.ts';
import { pictureRoute } from '../../../src/server/pictures.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { until } from '../../support/until.ts';

const lines: string[] = [];
const log = createLogger('debug', (line) => void lines.push(line));
let server: HttpServer;

beforeEach(async () => {
  server = await startHttpServer({ host: '127.0.0.1', port: 0, log });
});
afterEach(() => server.close());

const get = (path: string, method = 'GET') => fetch(`${server.url}${path}`, { method });

test('finds its routes; 404 and 405 for what is not there', async () => {
  server.add({ method: 'POST', path: '/here', handle: (_, response) => answer(response, 200, 'yes') });
  expect(await (await get('/here?x=1', 'POST')).text()).toBe('yes\n');
  const wrong = await get('/here');
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await get('/nowhere')).status).toBe(404);
});

test('a handler that fails is a 500 that tells nothing', async () => {
  server.add({
    method: 'GET',
    path: '/fails',
    handle: () => {
      throw new Error('token sesame');
    },
  });
  const response = await get('/fails?token=sesame');
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('something went wrong\n');
  expect(lines.join()).toContain('a request failed');
  expect(lines.join()).not.toContain('sesame');
});

test('a port that is taken is said with what to do', async () => {
  const port = Number(new URL(server.url).port);
  await expect(startHttpServer({ host: '127.0.0.1', port, log })).rejects.toThrow(ListenError);
  await expect(startHttpServer({ host: '127.0.0.1', port, log })).rejects.toThrow(
    'set PORT to another number',
  );
});

test('health: alive whatever else; ready when everything is', async () => {
  let redis = true;
  const check = async () => {
    if (!redis) throw new Error('away');
  };
  const metrics = createMetrics();
  server.add(...healthRoutes({ redis: check, queue: async () => {} }, metrics, 0));
  expect((await get('/readyz')).status).toBe(200);
  redis = false;
  const away = await get('/readyz');
  expect([away.status, await away.text()]).toEqual([503, 'redis: not ready\nqueue: ok\n']);
  expect((await get('/healthz')).status).toBe(200);
  metrics.turn('text');
  expect(await (await get('/metrics')).text()).toContain('usher_turns_total{kind="text"} 1');
});

test('however many ask whether it is ready, the store is asked once in a while', async () => {
  let asked = 0;
  const check = async () => void asked++;
  server.add(...healthRoutes({ redis: check }, createMetrics(), 3_600_000));
  for (let n = 0; n < 20; n++) expect((await get('/readyz')).status).toBe(200);
  expect(asked).toBe(1);
});

test('pictures: those the flows name, and no other file', async () => {
  const guide = bigcommerceGuide();
  server.add(pictureRoute(new Map([['bigcommerce', guide]])));
  const picture = await get('/pictures/bigcommerce/permissions.png');
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  for (const path of ['small/permissions.png', 'parts/permissions-1.png', 'parts/permissions-2.png'])
    expect((await get(`/pictures/bigcommerce/${path}`)).status).toBe(200);
  for (const path of [
    '/pictures/bigcommerce/small/api-accounts.png',
    '/pictures/bigcommerce/parts/permissions-3.png',
    '/pictures/bigcommerce/source/drawn.json',
    '/pictures/bigcommerce/flow.yml',
    '/pictures/bigcommerce/..%2fflow.yml',
    '/pictures/other/permissions.png',
    '/pictures/',
  ]) {
    expect((await get(path)).status).toBe(404);
  }
});

/** How many of this process's open files are pictures. */
const openPictures = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).endsWith('.png');
    } catch {
      return false;
    }
  }).length;

const onLinux = existsSync('/proc/self/fd') ? test : test.skip;
onLinux('a reader who leaves in the middle of a picture keeps no file open', async () => {
  const guide = bigcommerceGuide();
  server.add(pictureRoute(new Map([['bigcommerce', guide]])));
  const port = Number(new URL(server.url).port);
  for (let reader = 0; reader < 30; reader++) {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /pictures/bigcommerce/permissions.png HTTP/1.1\r\nHost: here\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
  }
  await until(() => openPictures() === 0);
});
