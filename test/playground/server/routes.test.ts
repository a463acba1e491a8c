import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Playground } from '../../../playground/index.ts';
import { startTestPlayground } from '../../support/page.ts';
import { until } from '../../support/until.ts';

let dir: string;
let playground: Playground;
let port: number;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'usher-routes-'));
  await start();
}, 240_000);
afterAll(async () => {
  await playground.stop();
  rmSync(dir, { recursive: true });
});

async function start(): Promise<void> {
  playground = await startTestPlayground(dir);
  port = Number(new URL(playground.program.server.url).port);
}

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** `fetch` does not let one choose the Host. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
  at = port,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: at, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

const own = () => ({ origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' });
const act = (deed: object, headers: Record<string, string> = own()) =>
  ask('POST', '/playground/act', headers, JSON.stringify(deed));
const state = async (query = '') => JSON.parse((await ask('GET', `/playground/state${query}`)).body);

test('the page is marked as a playground, allows nothing from elsewhere, and nothing inline', async () => {
  const { status, headers, body } = await ask('GET', '/');
  expect(status).toBe(200);
  expect(headers['x-usher-playground']).toBe('yes');
  expect(body).toContain('<title>Usher playground</title>');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
  expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/i);
  expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
});

const PATHS = [
  '/',
  '/playground/state',
  '/playground/events',
  '/playground/static/main.js',
  '/playground/flow',
  '/healthz',
  '/readyz',
  '/metrics',
  '/pictures/bigcommerce/save.png',
  '/slack/events',
  '/nothing',
];

const isWelcome = async (headers: Record<string, string>) => (await ask('GET', '/readyz', headers)).status;

test('programs of this machine, and who opens an address, are answered', async () => {
  expect(await isWelcome({})).toBe(200);
  expect(await isWelcome({ host: `localhost:${port}` })).toBe(200);
  expect(await isWelcome({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200);
  expect(await isWelcome({ host: 'evil.example' })).toBe(403);
});

test.each(['sandbox', 'slack', 'teams'] as const)(
  'other web pages do not reach the stand-in: %s',
  async (name) => {
    const { sandbox, slack, teams } = playground;
    const { origin } = new URL({ sandbox: sandbox.url, slack: slack.apiUrl, teams: teams.origin }[name]);
    const path = {
      sandbox: '/stores/x/v2/store',
      slack: '/api/auth.test',
      teams: new URL(teams.metadataUrl).pathname,
    }[name];
    const status = async (headers: Record<string, string>) =>
      (await ask('GET', path, headers, '', Number(new URL(origin).port))).status;
    expect(await status({})).not.toBe(403);
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
  },
);

test.each(PATHS)('a foreign Host, Origin or page is refused at %s', async (path) => {
  expect((await ask('GET', path, { host: 'evil.example' })).status).toBe(403);
  expect((await ask('GET', path, { host: `evil.example:${port}` })).status).toBe(403);
  expect((await ask('GET', path, { host: `127.0.0.1.evil.example:${port}` })).status).toBe(403);
  expect((await ask('GET', path, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask('GET', path, { origin: 'null' })).status).toBe(403);
  expect((await ask('GET', path, { origin: `http://127.0.0.1:${port + 1}` })).status).toBe(403);
  expect(
    (await ask('GET', path, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status,
  ).toBe(403);
});

test('what changes something needs the Origin of the page itself', async () => {
  const deed = { do: 'shop', mood: 'down' };
  const { origin, ...without } = own();
  expect((await act(deed, without)).status).toBe(403);
  expect((await act(deed, { ...without, origin: 'https://evil.example' })).status).toBe(403);
  expect((await act(deed, { ...without, origin, host: `localhost:${port}` })).status).toBe(403);
  expect((await ask('POST', '/playground/upload?platform=slack&person=x', without, 'x')).status).toBe(403);
  expect((await ask('POST', '/playground/flow', without, '{}')).status).toBe(403);
  expect((await state()).shop).toBe('fine');
  expect(JSON.parse((await act(deed)).body)).toEqual({ ok: true });
  expect((await state()).shop).toBe('down');
  await act({ do: 'shop', mood: 'fine' });
});

test('a mishap is set for the platform it is meant for, as often as it is asked for', async () => {
  const twice = async () =>
    (await state()).platforms.filter((one: { twice: boolean }) => one.twice).map(platformOf);
  const platformOf = ({ platform }: { platform: string }) => platform;
  await act({ do: 'mishap', platform: 'teams', mishap: 'twice' });
  await act({ do: 'mishap', platform: 'teams', mishap: 'twice' });
  expect(await twice()).toEqual(['teams']);
  await act({ do: 'mishap', platform: 'teams', mishap: 'once' });
  expect(await twice()).toEqual([]);
});

test('nothing but the files of the page is served', async () => {
  for (const path of [
    '../routes.ts',
    '..%2froutes.ts',
    '%2e%2e/routes.ts',
    'index',
    'nothing.js',
    'slack/../../routes.ts',
    '',
  ]) {
    expect((await ask('GET', `/playground/static/${path}`)).status).toBe(404);
  }
  for (const path of [
    '/playground/',
    '/playground/constructor',
    '/playground/files/slack/F1',
    '/playground/files/teams/F1',
  ]) {
    expect((await ask('GET', path)).status).toBe(404);
  }
});

test('the page is served with every module it imports, and takes types alone from elsewhere', async () => {
  const served = new Set<string>();
  const walk = async (path: string): Promise<void> => {
    if (served.has(path)) return;
    served.add(path);
    const { status, headers, body } = await ask('GET', path);
    expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/javascript; charset=utf-8']);
    for (const [, name = ''] of body.matchAll(/^(?:im|ex)port [^;]*?from ["']([^"']+)["']/gms))
      await walk(new URL(name, `http://here${path}`).pathname);
  };
  await walk('/playground/static/main.js');
  expect([...served].filter((path) => !path.startsWith('/playground/static/'))).toEqual([]);
  expect(served.size).toBeGreaterThan(20);
});

test("the project's documents are shown to be read, with all they link to, and nothing beside them", async () => {
  const { status, headers, body } = await ask('GET', '/playground/docs/teams-setup.md');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body).toMatch(/<h1 id="[a-z-]+">[^<]*Teams/);
  expect(body).toContain('<table>');

  const seen = new Set<string>();
  const walk = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const { status, body: page } = await ask('GET', path);
    expect([path, status]).toEqual([path, 200]);
    if (path.endsWith('.png')) return;
    expect(page).not.toMatch(/<script|\son[a-z]+=|style=/);
    const main = page.slice(page.indexOf('<main'));
    for (const [, link = ''] of main.matchAll(/(?:href|src)="([^"#]+)/g))
      if (!/^https?:/.test(link)) await walk(new URL(link, `http://here${path}`).pathname);
  };
  await walk('/playground/README.md');
  expect([...seen]).toContain('/playground/docs/architecture.md');
  expect([...seen]).toContain('/playground/docs/pictures/playground-step.png');

  for (const path of [
    'docs/../package.json',
    'docs/..%2fREADME.md',
    'docs/pictures',
    'docs/nothing.md',
    'docs/',
    'package.json',
    'NOTHING.md',
  ])
    expect([path, (await ask('GET', `/playground/${path}`)).status]).toEqual([path, 404]);
});

test('nonsense is refused, and what goes wrong is told', async () => {
  expect((await ask('POST', '/playground/act', own(), 'not json')).status).toBe(400);
  expect((await ask('POST', '/playground/act', own(), 'x'.repeat(70_000))).status).toBe(413);
  expect((await ask('POST', '/playground/flow', own(), '{}')).status).toBe(400);
  const upload = (query: string, name: string) =>
    ask('POST', `/playground/upload?${query}`, { ...own(), 'x-file-name': name }, 'x');
  expect((await upload('platform=slack&person=U0', '%E0%A4%A')).status).toBe(400);
  expect((await upload('platform=pigeon&person=U0', 'a.txt')).status).toBe(400);
  expect((await upload('platform=slack', 'a.txt')).status).toBe(400);
  expect(JSON.parse((await act({ do: 'fly' })).body).ok).toBe(false);
  const nobody = { do: 'say', platform: 'slack', person: 'U0', where: 'chat', text: 'hi' };
  expect(JSON.parse((await act(nobody)).body)).toEqual({ ok: false, problem: 'there is no such person' });
  const doomed = JSON.parse((await act({ do: 'kill-worker' })).body);
  expect(doomed).toEqual({ ok: false, problem: 'the worker has no process of its own here' });
});

test('a command is sent as one, and nowhere but where Slack takes it', async () => {
  const { channel } = await state();
  const say = { do: 'say', platform: 'slack', person: channel.pm.id, where: 'channel' };
  expect(JSON.parse((await act({ ...say, text: '/creds-status maya' })).body)).toEqual({ ok: true });
  expect((await state()).channel.messages.map(({ text }: { text: string }) => text)).not.toContain(
    '/creds-status maya',
  );
  const problem = async (deed: object) => JSON.parse((await act(deed)).body).problem;
  expect(await problem({ ...say, text: '/fly' })).toBe('/fly is not a valid command');
  expect(await problem({ ...say, text: '/creds-status', thread: '1.1' })).toBe(
    '/creds-status is not supported in threads',
  );
});

test('an uploaded file is downloaded, never shown, unless it is a picture', async () => {
  const { merchants } = await state();
  const headers = { origin: own().origin, 'x-file-name': encodeURIComponent('sneaky page.html') };
  const path = `/playground/upload?platform=slack&person=${merchants[0].id}`;
  expect(JSON.parse((await ask('POST', path, headers, '<script>alert(1)</script>')).body)).toEqual({
    ok: true,
  });
  const { chat } = await state();
  const [file] = chat.messages.flatMap((message: { files: { id: string; name: string }[] }) => message.files);
  expect(file.name).toBe('sneaky page.html');
  const { headers: sent } = await ask('GET', `/playground/files/slack/${file.id}`);
  expect(sent['content-type']).toBe('application/octet-stream');
  expect(sent['content-disposition']).toBe('attachment');
});

test('the guide: checked on a copy, with lines; nothing is written unless it is asked for', async () => {
  const guide = JSON.parse((await ask('GET', '/playground/flow')).body);
  expect(guide.file).toBe('flows/bigcommerce/flow.yml');
  const tried = async (text: string) =>
    JSON.parse((await ask('POST', '/playground/flow', own(), JSON.stringify({ text }))).body);
  const good = await tried(guide.text);
  expect(good.mistakes).toEqual([]);
  expect(good.steps.map(({ id }: { id: string }) => id)).toContain('welcome');
  const bad = await tried(`${guide.text}\nextra: 1\n`);
  expect(bad.mistakes).toEqual([
    { line: expect.any(Number), message: 'extra: is not a key I know; mistyped?' },
  ]);
  expect(JSON.parse((await ask('GET', '/playground/flow')).body)).toEqual(guide);
});

test('the PM works where the visitor chose, also after a restart of the playground', async () => {
  expect((await state()).channel).toMatchObject({ platform: 'slack', name: 'onboarding' });
  expect(JSON.parse((await act({ do: 'pm', platform: 'pigeon' })).body).ok).toBe(false);
  const before = playground.program;
  expect(JSON.parse((await act({ do: 'pm', platform: 'teams' })).body)).toEqual({ ok: true });
  await until(() => playground.program !== before);
  expect((await state()).channel).toMatchObject({ platform: 'teams', name: 'Onboarding' });
  await playground.stop();
  await start();
  const { channel, merchants } = await state();
  expect(channel).toMatchObject({ platform: 'teams', messages: [] });
  expect(merchants.map(({ name }: { name: string }) => name)).not.toContain(channel.pm.name);
});
