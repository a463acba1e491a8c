import { expect, test } from '@jest/globals';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const DAY = 24 * 3_600_000;

test('the log of deliveries: the newest first, each once, none for ever', async () => {
  const { deliveries, close } = await openRedisStore(redis.url());
  const note = (id: string, at: number, status = 'accepted') =>
    deliveries.note({ id, type: 'onboarding.started', onboarding: 'ob_1', at, status });
  expect(await deliveries.list(10)).toEqual([]);
  await note('a', 1 * DAY, 'status_500');
  await note('b', 2 * DAY);
  await note('a', 3 * DAY);
  expect(await deliveries.list(10)).toMatchObject([
    { id: 'a', at: 3 * DAY, tries: 2, status: 'accepted' },
    { id: 'b', at: 2 * DAY, tries: 1 },
  ]);
  expect(await deliveries.list(1)).toHaveLength(1);
  await note('c', 32.5 * DAY);
  expect((await deliveries.list(10)).map(({ id }) => id)).toEqual(['c', 'a']);
  expect(await deliveries.find('b')).toBeUndefined();
  for (let i = 0; i < 2_005; i++) await note(`many ${i}`, 33 * DAY + i);
  expect(await deliveries.list(5_000)).toHaveLength(2_000);
  expect(await deliveries.find('many 4')).toBeUndefined();
  expect(await deliveries.find('many 5')).toMatchObject({ tries: 1 });
  await close();
});

test('a webhook that is switched off stays so until it is switched on', async () => {
  const { deliveries, close } = await openRedisStore(redis.url());
  expect(await deliveries.offSince()).toBeUndefined();
  await deliveries.switchOff(5);
  await deliveries.switchOff(6);
  expect(await deliveries.offSince()).toBe(5);
  await deliveries.switchOn();
  expect(await deliveries.offSince()).toBeUndefined();
  await close();
});

test('what is noted of one onboarding is dropped, and nothing else', async () => {
  const { deliveries, close } = await openRedisStore(redis.url());
  const note = (id: string, onboarding: string) =>
    deliveries.note({ id, type: 'onboarding.started', onboarding, at: Date.now(), status: 'accepted' });
  await note('theirs', 'ob_gone');
  await note('another of theirs', 'ob_gone');
  await note('of somebody else', 'ob_stays');
  await deliveries.forget('ob_gone');
  await deliveries.forget('ob_gone');
  expect(await deliveries.find('theirs')).toBeUndefined();
  const kept = (await deliveries.list(5_000)).map(({ onboarding }) => onboarding);
  expect(kept).toContain('ob_stays');
  expect(kept).not.toContain('ob_gone');
  await close();
});
