import { expect, test } from '@jest/globals';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import { countSeals, reseal } from '../../../src/credentials/reseal.ts';
import { createSeal } from '../../../src/credentials/seal.ts';
import { type Installation, tokenPurpose } from '../../../src/state/installation.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const at = 1_790_000_000_000;
const acme: Installation = { id: 'T1', botUser: 'U0', by: 'U1', at, token: 'jwe' };

test('an installation is found, replaced and taken out; the first one ever is the home', async () => {
  const { installations, close } = await openRedisStore(redis.url());
  expect(await installations.find('T1')).toBeUndefined();
  expect(await installations.home()).toBeUndefined();
  await installations.put(acme);
  await installations.put({ ...acme, id: 'T2' });
  expect(await installations.find('T1')).toEqual(acme);
  expect(await installations.home()).toBe('T1');
  await installations.put({ ...acme, token: 'newer', at: at + 60_000 });
  expect(await installations.find('T1')).toMatchObject({ token: 'newer' });
  // Late news of the one before: the newer one stays.
  expect(await installations.remove('T1', at + 5_000)).toBe(false);
  expect(await installations.find('T1')).toBeDefined();
  // Slack's clock counts whole seconds.
  expect(await installations.remove('T1', at + 59_000)).toBe(true);
  expect(await installations.find('T1')).toBeUndefined();
  expect(await installations.remove('T1', at + 90_000)).toBe(false);
  await close();
});

test('tokens are counted with the key they are sealed with, and sealed again', async () => {
  const { installations, seals, close } = await openRedisStore(redis.url());
  const [older, newer] = ['k1', 'k2'].map((kid, n) => ({ kid, key: new Uint8Array(32).fill(n + 1) }));
  if (!older || !newer) throw new Error('no keys');
  const token = await createSeal([older]).close('xoxb-canary', tokenPurpose('T9'));
  await installations.put({ ...acme, id: 'T9', token });
  expect((await countSeals(seals)).kept.get('k1')).toBe(1);
  const both = createSeal([newer, older]);
  await reseal(seals, both);
  const found = await installations.find('T9');
  expect(await createSeal([newer]).open(found?.token ?? '', tokenPurpose('T9'))).toBe('xoxb-canary');
  await close();
});
