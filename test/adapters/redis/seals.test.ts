import { expect, test } from '@jest/globals';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import type { StoredSeal } from '../../../src/store/seals.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
}

test('every seal is walked through, those of files too, and nothing else', async () => {
  const store = await openRedisStore(redis.url());
  expect(await all(store.seals.credentials())).toEqual([]);
  const expected: StoredSeal[] = [];
  const files: string[] = [];
  for (let n = 0; n < 40; n++) {
    const onboarding = freshOnboarding();
    const sealed = { submission: `${onboarding.id}.s1`, jwe: `jwe ${n}` };
    const fetch = { kind: 'fetch' as const, files: [`file ${n}`, `more ${n}`], sentAt: 1 };
    const effects = [
      { number: 1, effect: { kind: 'card' as const } },
      { number: 2, effect: fetch },
    ];
    await store.commit({ event: 'e', basedOn: 0, onboarding, effects, sealed });
    expected.push(sealed);
    files.push(...fetch.files);
  }
  const bySubmission = (one: StoredSeal, other: StoredSeal) => one.submission.localeCompare(other.submission);
  expect((await all(store.seals.credentials())).sort(bySubmission)).toEqual(expected.sort(bySubmission));
  expect((await all(store.seals.files())).sort()).toEqual(files.sort());
  await store.close();
});

test('a seal is replaced only as long as it is the one that was seen', async () => {
  const store = await openRedisStore(redis.url());
  const onboarding = freshOnboarding();
  const sealed = { submission: `${onboarding.id}.s1`, jwe: 'old' };
  await store.commit({ event: 'e', basedOn: 0, onboarding, effects: [], sealed });
  expect(await store.seals.replace({ ...sealed, jwe: 'another' }, 'new')).toBe(false);
  expect(await store.seals.replace(sealed, 'new')).toBe(true);
  expect(await store.seals.replace(sealed, 'newer')).toBe(false);
  expect(await store.sealed(sealed.submission)).toBe('new');
  await store.discard(sealed.submission);
  expect(await store.seals.replace({ ...sealed, jwe: 'new' }, 'newer')).toBe(false);
  expect(await store.sealed(sealed.submission)).toBeUndefined();
  await store.close();
});
