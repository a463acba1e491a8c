import { expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../../adapters/redis/connection.ts';
import { keys, partitionOf } from '../../../adapters/redis/keys.ts';
import { openRedisStore } from '../../../adapters/redis/store.ts';
import { AUDIT_DAYS } from '../../../src/state/audit.ts';
import { describeAudit } from '../../contract/audit.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const DAY_MS = 24 * 3_600_000;

describeAudit('Redis', () => openRedisStore(redis.url()));

test('more than fits on a page is read to its end', async () => {
  const store = await openRedisStore(redis.url());
  const onboarding = freshOnboarding();
  const { id } = onboarding;
  const audit = Array.from({ length: 2_001 }, (_, at) => ({ at, what: 'looked' as const, onboarding: id }));
  await store.commit({ event: 'e', basedOn: 0, onboarding, effects: [], audit });
  expect(await store.audit.read(id)).toEqual(audit);
  await store.close();
});

test.each(['add', 'commit', 'read'] as const)(
  'what is too old is dropped when the next thing happens: %s',
  async (how) => {
    const store = await openRedisStore(redis.url());
    const raw = connect(redis.url(), 'impatient');
    await whenReady(raw, 5_000);
    const onboarding = freshOnboarding();
    const { id } = onboarding;
    const key = keys.audit(partitionOf(id));
    await raw.del(key);
    const entry = (what: string) => JSON.stringify({ at: 1, what, onboarding: id });
    const old = Date.now() - (AUDIT_DAYS + 1) * DAY_MS;
    const young = Date.now() - (AUDIT_DAYS - 1) * DAY_MS;
    await raw.xadd(key, `${old}-0`, 'onboarding', id, 'entry', entry('sent'));
    await raw.xadd(key, `${young}-0`, 'onboarding', id, 'entry', entry('verified'));
    const audit = [{ at: 2, what: 'looked' as const, onboarding: id }];
    if (how === 'add' && audit[0]) await store.audit.add(audit[0]);
    if (how === 'commit') await store.commit({ event: 'e', basedOn: 0, onboarding, effects: [], audit });
    if (how === 'read') await store.audit.read();
    expect(await raw.xlen(key)).toBe(how === 'read' ? 1 : 2);
    expect((await store.audit.read(id))[0]?.what).toBe('verified');
    disconnect(raw);
    await store.close();
  },
);
