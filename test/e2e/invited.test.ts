import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { itemSchema, startedSchema } from '../../src/server/v1/schemas.ts';
import { type Merchant, PmChannel } from '../support/actor.ts';
import { runUsher } from '../support/program.ts';
import { useWorld, type World } from '../support/world.ts';

/** A merchant invited from outside, from the request to the first step, over HTTP. */

const TOKEN = 'sesame-open-the-door';
const PUBLIC_URL = 'https://usher.example.com';
const ENV = {
  PUBLIC_URL,
  USHER_API_TOKENS: `crm:${createHash('sha256').update(TOKEN).digest('hex')}`,
};
const problemSchema = z.object({ error: z.string(), message: z.string() });

/** The API of a running program, as a caller sees it. */
function apiOf(world: World) {
  const call = (path: string, init: RequestInit = {}, token: string | undefined = TOKEN) =>
    fetch(`${world.program.url}/v1${path}`, {
      ...init,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers },
    });
  const post = (body: unknown, key?: string, token?: string) =>
    call(
      '/onboardings',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      token,
    );
  const start = async (body: object) => {
    const response = await post({ channel: world.pm.channel.key, ...body }, randomUUID());
    expect(response.status).toBe(201);
    return startedSchema.parse(await response.json());
  };
  const one = async (id: string) => itemSchema.parse(await (await call(`/onboardings/${id}`)).json());
  return { call, post, start, one };
}

describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const world = useWorld({ platform, notStarted: true });
  const api = apiOf(world);
  const page = (code: string) => fetch(`${world.program.url}/i/${code}`);
  const codes: string[] = [];

  /** Somebody who can write to the bot. In Teams nobody can before they added the app, which greets them. */
  async function merchant(name: string): Promise<Merchant> {
    const person = world.merchant(name);
    if (platform === 'teams') await person.arrives();
    return person;
  }
  /** The guide began: for somebody in Teams once more. */
  const begun = (person: Merchant) =>
    person.heard().filter((text) => text.includes("Let's connect")).length === (platform === 'teams' ? 2 : 1);

  test('the program starts', async () => {
    await world.start(ENV);
  });

  test('a code typed in the chat begins the right onboarding, in its own channel', async () => {
    const other = new PmChannel(world.emulator, 'acme-project');
    const { id, link, code } = await api.start({
      customer: 'Acme Outdoor',
      channel: other.channel.key,
      guide: 'bigcommerce',
      promised: '2030-01-31',
      owner: 'U0PRIYA',
    });
    codes.push(code);
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    expect(link).toBe(`${PUBLIC_URL}/i/${code}`);
    expect(await api.one(id)).toMatchObject({ customer: 'Acme Outdoor', state: 'invited', merchant: null });
    expect(await other.asks()).toMatch(/Invited[\s\S]*Acme Outdoor/);

    const maya = await merchant('Maya');
    await maya.says(`${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`, "Let's connect");
    const card = await other.hears(maya, 'started');
    expect(card.text).toContain('Acme Outdoor');
    expect(world.pm.about(maya)).toEqual([]);
    const line = (await other.asks()).split('\n').find((text) => text.includes('Acme Outdoor'));
    expect(line).toContain('Just started');
    expect(line).toContain(maya.person.mention);
    expect(await api.one(id)).toMatchObject({
      state: 'going_through_steps',
      promised: '2030-01-31',
      owner: 'U0PRIYA',
      merchant: { platform },
    });
    // Once more: they are where they were, and nobody else gets in.
    await maya.says(code, 'Welcome back');
    const otto = await merchant('Otto');
    await otto.says(code, 'Somebody has used this code already');
    expect((await page(code)).status).toBe(410);
  });

  test('two people with one code at once: one is in, the other reads why not', async () => {
    const { code, id } = await api.start({ customer: 'Two at once' });
    codes.push(code);
    const people = [await merchant('Uma'), await merchant('Vera')];
    for (const person of people) person.writes(code);
    const isOut = (person: Merchant) => person.heard().join('\n').includes('used this code already');
    await world.emulator.waitFor(() => people.some(begun) && people.some(isOut), { what: 'one in, one out' });
    expect(people.map((person) => begun(person) !== isOut(person))).toEqual([true, true]);
    expect((await api.one(id)).merchant).not.toBeNull();
  });

  test('wrong codes are answered, and after ten of them no more are looked at', async () => {
    const { code } = await api.start({ customer: 'Guessed' });
    codes.push(code);
    const guesser = await merchant('Gus');
    for (let n = 0; n < 10; n++) await guesser.says(`AAAA22${22 + n}`, "don't know this code");
    await guesser.says('AAAA2299', 'Too many codes were wrong');
    await guesser.says(code, 'Too many codes were wrong');
    expect((await page(code)).status).toBe(200);
    expect(begun(guesser)).toBe(false);
  });

  test('an invited merchant goes on to verified', async () => {
    const { code, id } = await api.start({ customer: 'Wool & Co' });
    codes.push(code);
    const wendy = await merchant('Wendy');
    await wendy.says(`my code is ${code}`, "Let's connect");
    await wendy.sendsSample('good', 'Is this your store?');
    await world.pm.hears(wendy, 'Verified');
    expect((await api.one(id)).state).toBe('verified');
    const metrics = await (await fetch(`${world.program.url}/metrics`)).text();
    expect(metrics).toContain('usher_onboardings{state="verified"} 1\n');
    expect(metrics).toContain('usher_onboardings{state="invited"} 1\n');
    expect(metrics).toContain('usher_onboardings_at_step{guide="bigcommerce",step="welcome"} 2\n');
    expect(metrics).toMatch(/usher_time_to_verified_seconds\{quantile="0.9"\} \d/);
  });

  test('no code and no token is in the log', () => {
    const output = world.program.output();
    for (const secret of [TOKEN, ...codes]) expect(output.toUpperCase()).not.toContain(secret.toUpperCase());
  });
});

describe('from outside', () => {
  const world = useWorld({ notStarted: true });
  const api = apiOf(world);
  const channel = () => world.pm.channel.key;
  const page = (code: string, init?: RequestInit) => fetch(`${world.program.url}/i/${code}`, init);

  test('the program starts', async () => {
    await world.start(ENV);
  });

  test('without a token of ours nothing is told and nothing is started', async () => {
    for (const token of ['', 'wrong', ENV.USHER_API_TOKENS.slice(4)]) {
      for (const response of [
        await api.call('/onboardings', {}, token),
        await api.call('/onboardings/ob_x', {}, token),
        await api.call('/openapi.json', {}, token),
        await api.post({ customer: 'Nobody', channel: channel() }, 'k', token),
      ]) {
        expect(response.status).toBe(401);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        expect(problemSchema.parse(await response.json()).error).toBe('unauthorized');
      }
    }
    expect(await (await api.call('/onboardings')).json()).toEqual({ items: [] });
  });

  test('the same key once more: the same answer; with another body: a conflict', async () => {
    const body = { customer: 'Acme Co', channel: channel() };
    const all = await Promise.all(Array.from({ length: 6 }, () => api.post(body, 'order-1')));
    const answers = await Promise.all(all.map((response) => response.text()));
    expect(new Set(answers).size).toBe(1);
    expect(all.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    const again = await api.post({ channel: channel(), customer: ' Acme  Co ' }, 'order-1');
    expect([again.status, await again.text()]).toEqual([200, answers[0]]);
    const other = await api.post({ ...body, customer: 'Bolt' }, 'order-1');
    expect([other.status, problemSchema.parse(await other.json()).error]).toEqual([
      409,
      'idempotency_conflict',
    ]);
    const listed = z
      .object({ items: z.array(itemSchema) })
      .parse(await (await api.call('/onboardings')).json());
    expect(listed.items.filter(({ customer }) => customer === 'Acme Co')).toHaveLength(1);
    const elsewhere = await (await api.call('/onboardings?channel=slack:C0OTHER')).json();
    expect(elsewhere).toEqual({ items: [] });
    expect((await api.call('/onboardings/ob_unknown')).status).toBe(404);
  });

  test('what can not be read is refused, field by field, and not said back', async () => {
    const good = { customer: 'Acme', channel: channel() };
    const wrong: [unknown, number, string][] = [
      ['{', 400, 'invalid_json'],
      ['[]', 400, 'invalid_json'],
      [{ ...good, customer: ' ' }, 400, 'customer'],
      [{ ...good, customer: undefined }, 400, 'customer'],
      [{ ...good, channel: 'general' }, 400, 'channel'],
      [{ ...good, guide: 'canary-guide' }, 400, 'guide'],
      [{ ...good, promised: 'tomorrow' }, 400, 'promised'],
      [{ ...good, language: 'German!' }, 400, 'language'],
      [{ ...good, state: 'verified' }, 400, 'no such field'],
      [{ ...good, customer: 'x'.repeat(20_000) }, 413, 'too_large'],
    ];
    for (const [body, status, words] of wrong) {
      const response = await api.post(body);
      const text = await response.text();
      expect([response.status, text]).toEqual([status, expect.stringContaining(words)]);
      expect(text).not.toContain('canary');
    }
    expect((await api.post(good, 'x'.repeat(201))).status).toBe(400);
    expect((await api.call('/onboardings', { method: 'DELETE' })).status).toBe(405);
  });

  test('the API is described', async () => {
    const description = JSON.stringify(await (await api.call('/openapi.json')).json());
    for (const words of ['"openapi":"3.1.0"', 'Idempotency-Key', '/v1/onboardings/{id}', 'bigcommerce-short'])
      expect(description).toContain(words);
  });

  test('the page says who asks whom for what, and leads on', async () => {
    const { code } = await api.start({ customer: '<b>Acme & Söhne</b>' });
    const response = await page(code.toLowerCase());
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('Modern Retail');
    expect(text).toContain('&lt;b&gt;Acme &amp; Söhne&lt;/b&gt;');
    expect(text).toContain('BigCommerce');
    expect(text).toMatch(/href="slack:\/\/user\?team=T\w+&amp;id=U\w+">Continue in Slack</);
    expect(text).not.toContain('Continue in Teams');
    expect(text).toContain(`>${code}<`);
    expect(text).not.toMatch(/<script/i);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'none'/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await page(code, { method: 'HEAD' })).status).toBe(200);
    expect((await page(code, { method: 'POST' })).status).toBe(405);
  });

  test('the page is in the language of the invitation, or of whoever reads it', async () => {
    const { code } = await api.start({ customer: 'Acme' });
    const german = await (await page(code, { headers: { 'accept-language': 'de-AT,en;q=0.5' } })).text();
    expect(german).toContain('<html lang="de">');
    expect(german).toContain('Modern Retail lädt Acme ein');
    const { code: spanish } = await api.start({ customer: 'Brío', language: 'es' });
    const settled = await (await page(spanish, { headers: { 'accept-language': 'de' } })).text();
    expect(settled).toContain('<html lang="es">');
    expect(settled).toContain('Modern Retail invita a Brío');
  });

  test('a link that leads nowhere is a kind 404, and after twenty of them a 429', async () => {
    const { code } = await api.start({ customer: 'Guessed' });
    const wrong = await page('AAAA2222');
    expect([wrong.status, await wrong.text()]).toEqual([
      404,
      expect.stringContaining('ask the person who sent it'),
    ]);
    for (let n = 1; n < 20; n++) expect((await page(`AAAA22${22 + n}`)).status).toBe(404);
    const limited = await page('AAAA2299');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await page(code)).status).toBe(429);
  });

  test('from the terminal, without a server: the merchant writes the code it prints', async () => {
    const env = {
      REDIS_URL: world.redis.url,
      USHER_DATA_DIR: world.redisDir.replace(/redis$/, ''),
      PUBLIC_URL,
    };
    const started = await runUsher(
      ['start-onboarding', '--customer', 'Terminal Ltd', '--channel', channel()],
      env,
    );
    expect(started).toMatchObject({ code: 0, stderr: '' });
    const [, link, code = '', id = ''] =
      /^link: (\S+)\ncode: (\S+)\nid: {3}(\S+)\n$/.exec(started.stdout) ?? [];
    expect(link).toBe(`${PUBLIC_URL}/i/${code}`);
    const theo = world.merchant('Theo');
    await theo.says(code, "Let's connect");
    expect((await world.pm.hears(theo, 'started')).text).toContain('Terminal Ltd');
    expect((await api.one(id)).customer).toBe('Terminal Ltd');

    const flow = ['--flow', 'no-such-flow', '--channel', channel()];
    const wrong = await runUsher(['start-onboarding', '--customer', 'X', ...flow], env);
    expect([wrong.code, wrong.stderr]).toEqual([64, expect.stringContaining('--flow')]);
    const nowhere = await runUsher(['start-onboarding', '--customer', 'X'], env);
    expect([nowhere.code, nowhere.stderr]).toEqual([64, expect.stringContaining('--channel')]);
    expect((await runUsher(['start-onboarding'], env)).code).toBe(64);
  });
});
