import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../../adapters/redis/connection.ts';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import type { Invitation } from '../../../src/state/invitation.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const stores: RedisStore[] = [];
beforeAll(async () => {
  stores.push(await openRedisStore(redis.url()), await openRedisStore(redis.url()));
});
afterAll(async () => {
  for (const store of stores) await store.close();
});
const at = (index: number) => {
  const store = stores[index % 2];
  if (!store) throw new Error('the store is not open');
  return store.invitations;
};

const invitation = (id: string, more: Partial<Invitation> = {}): Invitation => ({
  id,
  customer: 'Acme Co',
  flow: 'bigcommerce',
  pm: { platform: 'slack', conversation: 'C1' },
  code: 'sealed',
  createdAt: 1,
  expiresAt: 2,
  ...more,
});

test('the first invitation of an id stays, and every process finds it', async () => {
  const codes = Array.from({ length: 10 }, (_, n) => `sealed ${n}`);
  const kept = await Promise.all(codes.map((code, n) => at(n).add(invitation('ob_one', { code }), 60_000)));
  expect(new Set(kept.map(({ code }) => code)).size).toBe(1);
  expect(await at(1).find('ob_one')).toEqual(kept[0]);
  await at(0).add(invitation('ob_two'), 60_000);
  expect(await at(1).findAll(['ob_two', 'ob_nobody', 'ob_one'])).toEqual([invitation('ob_two'), kept[0]]);
  expect(await at(0).find('ob_nobody')).toBeUndefined();
});

test('what a later release wrote into one is kept', async () => {
  const later = { ...invitation('ob_later'), reminders: 3 };
  await at(0).add(later, 60_000);
  expect(await at(1).find('ob_later')).toEqual(later);
});

test('a name is claimed once', async () => {
  const values = Array.from({ length: 10 }, (_, n) => `value ${n}`);
  const claimed = await Promise.all(values.map((value, n) => at(n).claim('request', value, 60_000)));
  expect(new Set(claimed).size).toBe(1);
  expect(await at(0).claim('another', 'value', 60_000)).toBe('value');
});

test('everything of an invitation ends some day', async () => {
  const raw = connect(redis.url(), 'impatient');
  await whenReady(raw, 5_000);
  const found = [...(await raw.keys('usher:*invitation*')), ...(await raw.keys('usher:claim:*'))];
  expect(found.length).toBeGreaterThanOrEqual(5);
  for (const key of found) expect(await raw.pttl(key)).toBeGreaterThan(0);
  disconnect(raw);
});
