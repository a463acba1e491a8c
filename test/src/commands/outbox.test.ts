import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { outboxCommand } from '../../../src/commands/outbox.ts';
import type { Asked } from '../../../src/state/effect.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
let store: RedisStore;
beforeEach(async () => {
  store = await openRedisStore(redis.url());
});
afterEach(() => store.close());

async function run(...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const out = (text: string) => {
    stdout += text;
  };
  const err = (text: string) => {
    stderr += text;
  };
  return { code: await outboxCommand(args, { REDIS_URL: redis.url() }, out, err), stdout, stderr };
}

async function owing(...asked: Asked[]): Promise<string> {
  const onboarding = freshOnboarding(1);
  const effects = asked.map((effect, index) => ({ number: index + 1, effect }));
  await store.commit({ event: 'e', basedOn: 0, onboarding, effects });
  return onboarding.id;
}

const SAY: Asked = { kind: 'say', message: { summary: 'the words', blocks: [] } };

test('lists what was set aside and what waits, without what it says', async () => {
  expect((await run()).stdout).toBe(
    '\n0 set aside, 0 waiting, 0 for later. Checks: 0 waiting, 0 under way, 0 to be tried again.\n',
  );
  const later = Date.now() + 3_600_000;
  const id = await owing(SAY, { kind: 'card' }, { kind: 'remind', notBefore: later });
  await store.setAside(id, 1);
  await store.postpone(id, 2, 2, later);
  const { code, stdout } = await run();
  expect(code).toBe(0);
  expect(stdout).toContain(`${id}/1  say  set aside\n`);
  expect(stdout).toMatch(new RegExp(`^${id}/2 {2}card {2}2 tries failed, next try 20\\S+Z$`, 'm'));
  expect(stdout).toContain('1 set aside, 1 waiting, 1 for later');
  expect(stdout).not.toContain('the words');
});

test('tries again at once what was set aside or waits, as if it were new', async () => {
  const id = await owing(SAY, { kind: 'card' });
  await store.setAside(id, 1);
  await store.postpone(id, 2, 2, Date.now() + 3_600_000);
  for (const number of [1, 2]) expect((await run('replay', `${id}/${number}`)).code).toBe(0);
  expect(await store.outbox(id)).toMatchObject([
    { lane: 'merchant', tries: 0, notBefore: 0, begun: 0 },
    { lane: 'pm', tries: 0, notBefore: 0, begun: 0 },
  ]);
});

test('drops what was set aside, and nothing else', async () => {
  const id = await owing(SAY, { kind: 'card' });
  await store.setAside(id, 1);
  expect((await run('drop', `${id}/1`)).code).toBe(0);
  for (const wrong of [`${id}/1`, `${id}/2`, id, `${id}.one`, 'sesame']) {
    const { code, stderr } = await run('drop', wrong);
    expect(code).toBe(1);
    expect(stderr).not.toContain(wrong);
  }
  expect(await store.outbox(id)).toHaveLength(1);
  expect((await run('drop')).code).toBe(64);
});
