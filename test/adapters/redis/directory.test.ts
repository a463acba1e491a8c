import { expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../../adapters/redis/connection.ts';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import { describeDirectory } from '../../contract/directory.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

describeDirectory('Redis', () => openRedisStore(redis.url()));

test('a code opens the door, so it stands nowhere in Redis', async () => {
  const store = await openRedisStore(redis.url());
  const raw = connect(redis.url(), 'impatient');
  await whenReady(raw, 5_000);
  await store.directory.invite('K7PM3QXD', 'ob_one', 60_000);
  await store.directory.redeem('K7PM3QXD', { platform: 'slack', user: 'U1' });
  const keys = await raw.keys('usher:invite:*');
  const invites = await Promise.all(keys.map((key) => raw.hgetall(key)));
  expect(invites).toContainEqual({ onboarding: 'ob_one', by: '["slack","","U1"]' });
  expect(JSON.stringify([keys, invites])).not.toContain('K7PM3QXD');
  disconnect(raw);
  await store.close();
});
