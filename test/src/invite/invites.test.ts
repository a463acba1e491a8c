import { afterEach, expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { createSeal } from '../../../src/credentials/seal.ts';
import { createInvites } from '../../../src/invite/invites.ts';
import { createStart } from '../../../src/invite/start.ts';
import { useRedis } from '../../support/redis.ts';

const DAY = 86_400_000;
const REQUEST = {
  customer: 'Acme Co',
  flow: 'bigcommerce',
  channel: { platform: 'slack', conversation: 'C1' },
} as const;

const redis = useRedis();
const open: RedisStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

let people = 0;
const somebody = () => ({ platform: 'slack', tenant: 'T1', user: `U${people++}` }) as const;

/** A process whose clock is `clock.now`. */
async function process(clock = { now: Date.now() }, publicUrl: string | undefined = undefined) {
  const store = await openRedisStore(redis.url());
  open.push(store);
  const seal = createSeal([{ kid: 'k1', key: new Uint8Array(32).fill(7) }]);
  const now = () => clock.now;
  const start = createStart({ ...store, store, seal, publicUrl, inviteForMs: 14 * DAY, now });
  return { store, start, invites: createInvites({ ...store, now }) };
}

test('a code leads one person into the onboarding, however they write it, and again', async () => {
  const { store, start, invites } = await process();
  const { id, code, link, isNew } = await start(REQUEST);
  expect([link, isNew]).toEqual([undefined, true]);
  const [maya, otto] = [somebody(), somebody()];
  const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
  expect(await invites.look(typed, '10.0.0.1')).toMatchObject({ kind: 'open', invitation: { id } });
  expect(await invites.redeem(typed, maya)).toEqual({ kind: 'joined', onboarding: id });
  expect(await store.directory.of(maya)).toEqual({ onboardings: [id], current: id });
  expect(await invites.redeem(code, otto)).toEqual({ kind: 'used' });
  expect(await store.directory.of(otto)).toBeUndefined();
  expect(await invites.redeem(code, maya)).toEqual({ kind: 'joined', onboarding: id });
  expect(await invites.look(code, '10.0.0.1')).toEqual({ kind: 'used' });
});

test('of many with one code at once, one wins', async () => {
  const { start, invites } = await process();
  const other = await process();
  const { code } = await start(REQUEST);
  const told = await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 ? other.invites : invites).redeem(code, somebody())),
  );
  expect(told.filter(({ kind }) => kind === 'joined')).toHaveLength(1);
  expect(told.filter(({ kind }) => kind === 'used')).toHaveLength(19);
});

test('a code ends with its time, and is known as one that did', async () => {
  const clock = { now: Date.now() };
  const { store, start, invites } = await process(clock);
  const [late, early] = [await start(REQUEST), await start(REQUEST)];
  const [maya, otto] = [somebody(), somebody()];
  clock.now += 14 * DAY - 1;
  expect(await invites.redeem(early.code, maya)).toMatchObject({ kind: 'joined' });
  clock.now += 1;
  expect(await invites.look(late.code, '10.0.0.2')).toEqual({ kind: 'expired' });
  expect(await invites.redeem(late.code, otto)).toEqual({ kind: 'expired' });
  expect(await store.directory.of(otto)).toBeUndefined();
  expect(await invites.redeem(early.code, maya)).toMatchObject({ kind: 'joined' });
});

test('started once more under its id, nothing is started twice', async () => {
  const { store, start } = await process(undefined, 'https://usher.example.com');
  const other = await process(undefined, 'https://usher.example.com');
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, n) => (n % 2 ? other.start : start)(REQUEST, 'ob_once')),
  );
  const codes = new Set(all.map(({ code }) => code));
  expect(codes.size).toBe(1);
  const [code] = codes;
  expect(all[0]?.link).toBe(`https://usher.example.com/i/${code}`);
  expect(await start(REQUEST, 'ob_once')).toEqual({ ...all[0], id: 'ob_once', code, isNew: false });
  expect(await store.channel('slack:C1')).toContain('ob_once');
  expect(await store.channels()).toContain('slack:C1');
});

test('ten wrong codes an hour by one person; then not even a right one is looked at', async () => {
  const { start, invites } = await process();
  const { code } = await start(REQUEST);
  const guesser = somebody();
  const wrong = await Promise.all(
    Array.from({ length: 15 }, (_, n) => invites.redeem(`AAAA22${22 + n}`, guesser)),
  );
  expect(wrong.filter(({ kind }) => kind === 'unknown')).toHaveLength(10);
  expect(wrong.filter(({ kind }) => kind === 'limited')).toHaveLength(5);
  expect(await invites.redeem(code, guesser)).toEqual({ kind: 'limited' });
  expect(await invites.redeem(code, { ...guesser, tenant: 'T2' })).toMatchObject({ kind: 'joined' });
});

test('twenty wrong codes an hour from one address', async () => {
  const { start, invites } = await process();
  const { code } = await start(REQUEST);
  for (let n = 0; n < 20; n++)
    expect(await invites.look(`AAAA22${22 + n}`, '10.0.0.9')).toEqual({ kind: 'unknown' });
  expect(await invites.look('AAAA2299', '10.0.0.9')).toEqual({ kind: 'limited' });
  expect(await invites.look(code, '10.0.0.9')).toEqual({ kind: 'limited' });
  expect(await invites.look(code, '10.0.0.10')).toMatchObject({ kind: 'open' });
});
