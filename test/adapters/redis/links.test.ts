import { expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../../adapters/redis/connection.ts';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import { describeLinks } from '../../contract/links.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

describeLinks('Redis', () => openRedisStore(redis.url()));

test('everything of a link ends some day', async () => {
  const store = await openRedisStore(redis.url());
  const raw = connect(redis.url(), 'impatient');
  await whenReady(raw, 5_000);
  const link = {
    id: 'the-link',
    key: 'hash',
    onboarding: 'ob_one',
    submission: 'ob_one.s',
    by: { user: 'U7' },
  };
  await store.links.add(link);
  await store.links.guessedWrong('the-link 127.0.0.1');
  for (const key of [...(await raw.keys('usher:*link*')), ...(await raw.keys('usher:guesses:*'))])
    expect(await raw.pttl(key)).toBeGreaterThan(3_000_000);
  disconnect(raw);
  await store.close();
});
