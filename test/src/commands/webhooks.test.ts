import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { credentialsId } from '../../../adapters/webhook/webhook.ts';
import { webhooksCommand } from '../../../src/commands/webhooks.ts';
import type { Asked } from '../../../src/state/effect.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useHttpServer } from '../../support/http-server.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const server = useHttpServer();
const AT = Date.UTC(2026, 0, 2, 3, 4, 5);
let store: RedisStore;
beforeEach(async () => {
  store = await openRedisStore(redis.url());
  server.heard = [];
  server.answer = () => ({ status: 200 });
});
afterEach(() => store.close());

async function run(...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const env = {
    REDIS_URL: redis.url(),
    USHER_WEBHOOK_URL: server.url,
    USHER_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  };
  const code = await webhooksCommand(
    args,
    env,
    (text) => {
      stdout += text;
    },
    (text) => {
      stderr += text;
    },
  );
  return { code, stdout, stderr };
}

const note = (id: string, onboarding: string, status: string, body?: string, type = 'onboarding.started') =>
  store.deliveries.note({ id, type, onboarding, at: AT, status, body });

/** An onboarding with this in its outbox, not to be tried before an hour has passed. */
async function waiting(effect: (id: string) => Asked): Promise<string> {
  const onboarding = freshOnboarding(1);
  const { id } = onboarding;
  await store.commit({
    event: `e ${id}`,
    basedOn: 0,
    onboarding,
    effects: [{ number: 1, effect: effect(id) }],
  });
  await store.postpone(id, 1, 3, Date.now() + 3_600_000);
  return id;
}

test('what the webhook was told, and when it is told again', async () => {
  expect(await run()).toEqual({ code: 0, stdout: 'The webhook was told nothing so far.\n', stderr: '' });
  const announcement = { id: 'msg_late', type: 'onboarding.started', at: AT } as const;
  const id = await waiting(() => ({ kind: 'notify', announcement }));
  await note('msg_late', id, 'status_500', '{}');
  await note('msg_ok', 'ob_1', 'accepted', '{}');
  await note('msg_lost', 'ob_1', 'timed_out', '{}');
  const { stdout } = await run();
  expect(stdout).toMatch(/^msg_late {2}onboarding\.started .* status_500 \(1 try, next try 20\S+Z\)$/m);
  expect(stdout).toMatch(/^msg_ok .* ob_1 {2}2026-01-02T03:04:05Z {2}accepted \(1 try\)$/m);
  expect(stdout).toMatch(/^msg_lost .* timed_out \(1 try, given up\)$/m);
});

test('says again what was said, under the same id', async () => {
  await note('msg_again', 'ob_1', 'accepted', '{"type":"onboarding.started"}');
  expect(await run('replay', 'msg_again')).toMatchObject({ code: 0, stdout: 'The webhook took it.\n' });
  expect(server.heard).toMatchObject([
    { headers: { 'webhook-id': 'msg_again' }, body: '{"type":"onboarding.started"}' },
  ]);
  server.answer = () => ({ status: 500 });
  expect(await run('replay', 'msg_again')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('status_500'),
  });
  expect(await store.deliveries.find('msg_again')).toMatchObject({ tries: 3, status: 'status_500' });
  expect(await run('replay', 'msg_of_nobody')).toMatchObject({ code: 1 });
});

test('credentials that wait are tried at once; those that were taken are gone', async () => {
  const submission = (id: string) => `${id}.one`;
  const id = await waiting((of) => ({
    kind: 'deliver',
    submission: submission(of),
    sink: 'webhook',
    at: AT,
  }));
  const message = credentialsId(submission(id));
  await note(message, id, 'status_503', undefined, 'credentials.handed_over');
  expect(await run('replay', message)).toMatchObject({ code: 0, stdout: expect.stringContaining('now') });
  const [entry] = await store.outbox(id);
  expect(entry).toMatchObject({ tries: 0 });
  expect(entry?.notBefore).toBeLessThanOrEqual(Date.now());
  await store.strike(id, 1);
  await note(message, id, 'accepted', undefined, 'credentials.handed_over');
  expect(await run('replay', message)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('not here any more'),
  });
  expect(server.heard).toEqual([]);
});

test('goes on after the webhook said that it is gone', async () => {
  await store.deliveries.switchOff(AT);
  expect((await run()).stdout).toContain('said at 2026-01-02T03:04:05Z that it is gone');
  expect((await run('resume')).code).toBe(0);
  expect(await store.deliveries.offSince()).toBeUndefined();
  expect((await run('resume')).stdout).toContain('was not switched off');
});
