import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { auditCommand } from '../../../src/commands/audit.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const AT = Date.UTC(2026, 0, 2, 3, 4, 5);
let store: RedisStore;
beforeAll(async () => {
  store = await openRedisStore(redis.url());
});
afterAll(() => store.close());

async function run(...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await auditCommand(
    args,
    { REDIS_URL: redis.url() },
    (text) => {
      stdout += text;
    },
    (text) => {
      stderr += text;
    },
  );
  return { code, stdout, stderr };
}

test('who did what, when and where, oldest first; of all, or of one', async () => {
  const looked = { at: AT + 1, what: 'looked', who: { user: 'U7', name: 'Ada' }, where: 'slack:C1' } as const;
  await store.audit.add({ ...looked, detail: ['list'] });
  await store.audit.add({ at: AT, what: 'verified', onboarding: 'ob_one', detail: ['01234567'] });
  const verified = '2026-01-02T03:04:05.000Z  verified          ob_one  01234567\n';
  const list = '2026-01-02T03:04:05.001Z  looked            by U7 (Ada)  at slack:C1  list\n';
  expect(await run()).toEqual({ code: 0, stdout: verified + list, stderr: '' });
  expect(await run('ob_one')).toEqual({ code: 0, stdout: verified, stderr: '' });
});

test('as CSV, in which no name is a formula; in the terminal none does anything', async () => {
  const who = { user: 'U8', name: '=cmd|"x"\u001b[2J' };
  await store.audit.add({ at: AT, what: 'started', onboarding: 'ob_evil', who, where: 'slack:D8' });
  expect((await run('ob_evil', '--csv')).stdout).toBe(
    `at,what,onboarding,user,name,where,detail\n2026-01-02T03:04:05.000Z,started,ob_evil,U8,"'=cmd|""x""\u001b[2J",slack:D8,\n`,
  );
  expect((await run('ob_evil')).stdout).not.toContain('\u001b');
});

test("an ID that is nobody's is said to be, and not repeated", async () => {
  const { code, stdout, stderr } = await run('0123456789secret');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe('usher audit: there is no such onboarding.\n');
});

test('somebody of whom nothing is on record yet is somebody', async () => {
  const onboarding = freshOnboarding();
  await store.commit({ event: 'e', basedOn: 0, onboarding, effects: [] });
  expect(await run(onboarding.id)).toEqual({ code: 0, stdout: '', stderr: '' });
});
