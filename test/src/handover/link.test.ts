import { expect, test } from '@jest/globals';
import { ADA, CANARIES, isTelling, opens, type TestLink, useHandOver } from '../../support/handover.ts';
import { everythingIn } from '../../support/secrets.ts';
import { until } from '../../support/until.ts';

const { redis, open } = useHandOver();

const get = (url: string, method = 'GET') => fetch(url, { method });

test('looking shows who it is about and changes nothing, however often and by whomever', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const before = await one.load(maya.id);
  const preview = { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' };
  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await fetch(`${one.url}${link.path}`, { method, headers: preview });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(isTelling(page)).toBe(false);
    if (method === 'GET') expect(page).toMatch(/Credentials of .*Ada/s);
  }
  expect(await one.load(maya.id)).toEqual(before);
  expect((await opens(one, link)).status).toBe(200);
});

test('opened: all of it once, then who and when; the seal is gone, and everybody told', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const page = await (await opens(one, link)).text();
  for (const canary of Object.values(CANARIES)) expect(page).toContain(canary);
  expect(page).toContain('BIGCOMMERCE_STORE_HASH=abc123');
  expect(page).toContain('ACCESS TOKEN: canary0');

  await one.chat.hears('C1', 'Handed over');
  await one.chat.hears(maya.dm, 'Modern Retail has them. You can delete the file now.');
  await until(async () => (await one.store.sealed(maya.submission)) === undefined);
  expect((await one.load(maya.id)).handOver?.done).toMatchObject({ way: 'page', by: ADA });

  const again = await (await get(`${one.url}${link.path}`)).text();
  expect(again).toMatch(/were opened.*shown to Ada/s);
  expect(isTelling(again)).toBe(false);
  expect(isTelling(await everythingIn(redis.url()))).toBe(false);
  expect(await everythingIn(redis.url())).not.toContain(link.key);
  expect(one.log.text).not.toContain(link.key);
});

test('a second opening shows nothing and alarms the channel, once', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  await opens(one, link);
  for (let n = 0; n < 3; n++) {
    const answer = await opens(one, link);
    expect(answer.status).toBe(410);
    const page = await answer.text();
    expect(page).toContain('shown to Ada');
    expect(isTelling(page)).toBe(false);
  }
  await one.chat.hears('C1', 'opened again');
  expect(one.chat.in('C1').filter((text) => text.includes('opened again'))).toHaveLength(1);
});

test('two openings at the same moment, in two processes: one wins, again and again', async () => {
  const processes = [await open(), await open()];
  const [one] = processes;
  if (!one) throw new Error('nobody is there');
  for (let round = 0; round < 5; round++) {
    const maya = await one.verified();
    const link = await one.link(maya.id);
    const pages = await Promise.all(
      [0, 1, 0, 1, 0, 1].map(async (n) => (await opens(processes[n] ?? one, link)).text()),
    );
    expect(pages.filter(isTelling)).toHaveLength(1);
  }
});

test('a key that is wrong, cut off, empty or missing shows and burns nothing', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const other = await one.link((await one.verified()).id);
  for (const key of [other.key, link.key.slice(0, -1), `${link.key}A`, '', link.path, 'é'.repeat(43)]) {
    const answer = await opens(one, { ...link, key });
    expect(answer.status).toBe(403);
    expect(isTelling(await answer.text())).toBe(false);
  }
  expect((await opens(one, link)).status).toBe(200);
});

test.each([
  ['nothing', ''],
  ['a sign', 'x'],
  ['another', 'A'.repeat(43)],
  ['a path', '../../healthz'],
  ['more', `${'A'.repeat(43)}/x`],
  ['far too much', 'A'.repeat(5000)],
])('a guessed or shortened link leads nowhere: %s', async (_name, id) => {
  const one = await open();
  expect((await get(`${one.url}/r/${encodeURIComponent(id)}`)).status).toBe(404);
  expect((await opens(one, { path: `/r/${encodeURIComponent(id)}`, key: 'A'.repeat(43) })).status).toBe(404);
});

test('whoever guesses is stopped, and does not stop the one who has the key elsewhere', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  for (let n = 0; n < 10; n++) expect((await opens(one, { ...link, key: 'A'.repeat(43) })).status).toBe(403);
  expect((await opens(one, link)).status).toBe(429);
  const attempt = await one.door.open(link.path.slice(3), link.key, '192.0.2.1');
  expect(attempt.kind).toBe('shown');
});

test('a link opens as long as it was said, and the credentials outlive it', async () => {
  const one = await open({ revealForMs: 1 });
  const maya = await one.verified();
  const link = await one.link(maya.id);
  await until(
    async () => (await get(`${one.url}${link.path}`)).status,
    (status) => status === 410,
  );
  const answer = await opens(one, link);
  expect(answer.status).toBe(410);
  expect(isTelling(await answer.text())).toBe(false);
  expect(await one.store.sealed(maya.submission)).toBeDefined();
  const two = await open();
  expect((await opens(two, await two.link(maya.id))).status).toBe(200);
});

test('a newer link makes the older one dead', async () => {
  const one = await open();
  const maya = await one.verified();
  const links: TestLink[] = [await one.link(maya.id), await one.link(maya.id)];
  const [older, newer] = links as [TestLink, TestLink];
  expect((await get(`${one.url}${older.path}`)).status).toBe(410);
  expect((await opens(one, older)).status).toBe(410);
  expect((await opens(one, newer)).status).toBe(200);
});

test('what was asked for before the store was called wrong does not open', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  await maya.does({ kind: 'choice', choice: 'store-no', place: 'result' });
  expect((await opens(one, link)).status).toBe(410);
  expect(await one.store.sealed(maya.submission)).toBeDefined();
});

test.each<[string, Record<string, string>, number]>([
  ['from the page', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
  [
    'from the page, by its own origin',
    { 'sec-fetch-site': 'same-origin', origin: 'https://usher.example.com' },
    200,
  ],
  ['from another page', { 'sec-fetch-site': 'cross-site' }, 403],
  ['from a page of the same site', { 'sec-fetch-site': 'same-site' }, 403],
  ['from no page at all', { 'sec-fetch-site': 'none' }, 403],
  ['of a foreign origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 403],
])('a request %s', async (_name, headers, status) => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const answer = await opens(one, link, headers);
  expect(answer.status).toBe(status);
  expect(isTelling(await answer.text())).toBe(status === 200);
});

test.each<[string, Record<string, string>, number]>([
  ['a form of the page', { origin: 'https://usher.example.com' }, 200],
  ['a form of anybody', {}, 403],
  ['a form of anybody who hides', { origin: 'null' }, 403],
  ['a form of another page', { origin: 'https://evil.example' }, 403],
  ['JSON by a script', { 'content-type': 'application/json' }, 200],
])('without Sec-Fetch-Site: %s', async (_name, headers, status) => {
  const one = await open();
  const maya = await one.verified();
  const { path, key } = await one.link(maya.id);
  const isJson = 'content-type' in headers;
  const answer = await fetch(`${one.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: isJson ? JSON.stringify({ key }) : new URLSearchParams({ key }).toString(),
  });
  expect(answer.status).toBe(status);
  expect(isTelling(await answer.text())).toBe(status === 200);
});

test('more than a key is not read', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const answer = await opens(one, { ...link, key: link.key + 'A'.repeat(5000) });
  expect(answer.status).toBe(413);
  expect((await opens(one, link)).status).toBe(200);
});

test('every answer keeps to itself', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const answers = [
    await get(`${one.url}${link.path}`),
    await get(`${one.url}/r/nothing`),
    await opens(one, { ...link, key: 'x' }),
    await opens(one, { ...link, key: 'x'.repeat(5000) }),
    await opens(one, link, { 'sec-fetch-site': 'cross-site' }),
    await opens(one, link),
    await opens(one, link),
  ];
  for (const { headers } of answers) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  }
});

test('a process that dies over an opening leaves it to the others to tell', async () => {
  const one = await open({ openingMs: 100 });
  const two = await open({ openingMs: 100 });
  const maya = await one.verified();
  const link = await one.link(maya.id);
  await one.door.open(link.path.slice(3), link.key, '127.0.0.1');
  await one.stop();
  await two.chat.hears('C1', 'May have been seen');
  const state = await two.load(maya.id);
  expect(state.handOver).toMatchObject({ opening: { ended: 'doubtful', by: ADA } });
  expect(state.handOver?.done).toBeUndefined();
  expect(await two.store.sealed(maya.submission)).toBeDefined();
});

test('an opening that nobody ends is told as doubtful; the credentials stay, for another link', async () => {
  const one = await open({ openingMs: 50 });
  const maya = await one.verified();
  const link = await one.link(maya.id);
  // The process that shows them dies in between: nobody calls `shown`.
  const attempt = await one.door.open(link.path.slice(3), link.key, '127.0.0.1');
  expect(attempt.kind).toBe('shown');
  await one.chat.hears('C1', 'May have been seen');
  expect(one.chat.in('C1').join()).toContain('@{slack:U_ADA|Ada}');
  expect(await one.store.sealed(maya.submission)).toBeDefined();
  expect(one.chat.in(maya.dm).join()).not.toContain('has them');
  expect(await (await get(`${one.url}${link.path}`)).text()).toContain('may have seen them');
  expect((await opens(one, link)).status).toBe(410);
  expect((await opens(one, await one.link(maya.id))).status).toBe(200);
  await one.chat.hears(maya.dm, 'has them');
});

test("a seal that can't be opened shows nothing and burns nothing", async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const other = `${maya.id}.other`;
  const jwe = await one.seal.close('{}', other);
  const { Redis } = await import('ioredis');
  const raw = new Redis(redis.url());
  const [key = ''] = await raw.keys(`*sealed:${maya.submission}`);
  const good = await raw.get(key);
  await raw.set(key, jwe);
  expect((await opens(one, link)).status).toBe(500);
  await raw.set(key, good ?? '');
  raw.disconnect();
  expect((await opens(one, link)).status).toBe(200);
});
