import { expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../../adapters/redis/connection.ts';
import { keys } from '../../../adapters/redis/keys.ts';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
}

const invitationOf = (id: string, code: string) => ({
  id,
  customer: 'Acme Outdoor',
  flow: 'bigcommerce',
  pm: { platform: 'slack' as const, conversation: 'C1' },
  code,
  createdAt: 1,
  expiresAt: 2,
});

test('every seal is walked through, those of codes and files too, and nothing else', async () => {
  const store = await openRedisStore(redis.url());
  expect(await all(store.seals.all())).toEqual([]);
  const expected: string[] = [];
  const files: string[] = [];
  for (let n = 0; n < 40; n++) {
    const onboarding = freshOnboarding();
    const { id } = onboarding;
    const sealed = { submission: `${id}.s1`, jwe: `jwe ${n}` };
    const fetch = { kind: 'fetch' as const, files: [`file ${n}`, `more ${n}`], sentAt: 1 };
    const effects = [
      { number: 1, effect: { kind: 'card' as const } },
      { number: 2, effect: fetch },
    ];
    await store.commit({ event: 'e', basedOn: 0, onboarding, effects, sealed });
    await store.invitations.add(invitationOf(id, `code ${n}`), 60_000);
    expected.push(`${sealed.submission} ${sealed.jwe}`, `invite ${id} code ${n}`);
    files.push(...fetch.files);
  }
  const found = (await all(store.seals.all())).map(({ purpose, jwe }) => `${purpose} ${jwe}`);
  expect(found.sort()).toEqual(expected.sort());
  expect((await all(store.seals.files())).sort()).toEqual(files.sort());
  await store.close();
});

test('an invitation keeps all else, and lives no longer', async () => {
  const store = await openRedisStore(redis.url());
  const { id } = freshOnboarding();
  await store.invitations.add(invitationOf(id, 'old'), 60_000);
  const found = (await all(store.seals.all())).find(({ purpose }) => purpose === `invite ${id}`);
  expect(await found?.replace('new')).toBe(true);
  expect(await found?.replace('newer')).toBe(false);
  expect(await store.invitations.find(id)).toEqual(invitationOf(id, 'new'));
  const raw = connect(redis.url(), 'impatient');
  await whenReady(raw, 5_000);
  expect(await raw.pttl(keys.invitation(id))).toBeGreaterThan(0);
  disconnect(raw);
  await store.close();
});

test('a seal is replaced only as long as it is the one that was read', async () => {
  const store = await openRedisStore(redis.url());
  const onboarding = freshOnboarding();
  const sealed = { submission: `${onboarding.id}.s1`, jwe: 'old' };
  await store.commit({ event: 'e', basedOn: 0, onboarding, effects: [], sealed });
  const find = async () =>
    (await all(store.seals.all())).find(({ purpose }) => purpose === sealed.submission);
  const [one, other] = [await find(), await find()];
  expect(await one?.replace('new')).toBe(true);
  expect(await other?.replace('newer')).toBe(false);
  expect(await store.sealed(sealed.submission)).toBe('new');
  const last = await find();
  await store.discard(sealed.submission);
  expect(await last?.replace('newer')).toBe(false);
  expect(await store.sealed(sealed.submission)).toBeUndefined();
  await store.close();
});
