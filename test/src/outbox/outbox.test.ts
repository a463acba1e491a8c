import { expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { RecordingChat } from '../../support/chat.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const { redis, closing, start } = useTurns();
const SHORT = { lookAgain: 20, sweep: 20 };

async function realStore(): Promise<RedisStore> {
  const store = await openRedisStore(redis.url());
  closing.push(store.close);
  return store;
}

test('I7: a drain that failed gives its lease back at once, and another process goes on', async () => {
  const failing = await start(new RecordingChat(), {
    addToChannel: async () => {
      throw new Error('Command timed out');
    },
    postpone: async () => {
      throw new Error('Command timed out');
    },
  });
  const maya = somebody(failing);
  await maya.says('hi');
  await maya.says('done');
  await until(() => failing.log.text.includes('effects are left for later'));
  await failing.outbox.stop();
  const other = await realStore();
  expect(await other.lease(maya.id, 'another', 1_000)).toBe(true);
});

test('I9: what is for later is not performed before its time, and what is for now meanwhile', async () => {
  const process = await start(new RecordingChat(), {}, Date.now, SHORT);
  process.outbox.start();
  const maya = somebody(process);
  await maya.says('hi');
  await idle(process.store, maya.id);
  const onboarding = await process.store.load(maya.id);
  if (!onboarding) throw new Error('nobody is there');
  const notBefore = Date.now() + 400;
  const message = { summary: 'a reminder', blocks: [] };
  const { version, nextEffect: number } = onboarding;
  await process.store.commit({
    event: 'a reminder',
    basedOn: version,
    onboarding: { ...onboarding, version: version + 1, nextEffect: number + 1 },
    effects: [{ number, effect: { kind: 'say', message, notBefore } }],
  });
  await maya.says('done');
  await process.chat.hears(maya.dm, 'Are you allowed');
  expect(process.chat.log.join()).not.toContain('a reminder');
  await until(() => process.chat.log.join().includes('a reminder'));
  expect(Date.now()).toBeGreaterThanOrEqual(notBefore);
});

test('I8: a card drawn while another lane is slow shows the newest turn, and not the one it began with', async () => {
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  class SlowChat extends RecordingChat {
    override async post(...args: Parameters<RecordingChat['post']>) {
      if (args[0].conversation !== 'C1') await slow;
      return await super.post(...args);
    }
  }
  const process = await start(new SlowChat(), {}, Date.now, SHORT);
  const elsewhere = await start();
  const maya = somebody(process);
  await maya.says('hi');
  await until(() => process.chat.in('C1').length === 1);
  // Committed by a process that does not get to perform it.
  const again = somebody(elsewhere, maya.dm.slice(2));
  await again.says('done', 'elsewhere');
  await until(() =>
    process.chat.in('C1').some((text) => text.includes('Asked whether they may create API accounts')),
  );
  await again.says('yes', 'elsewhere again');
  await process.chat.hears('C1', 'Step 1 of 9');
  release();
  await idle(process.store, maya.id);
});

test('effects that report nothing are performed on an onboarding loaded once', async () => {
  const real = await realStore();
  let loads = 0;
  const load: RedisStore['load'] = (id) => {
    loads++;
    return real.load(id);
  };
  const process = await start(new RecordingChat(), { load });
  const maya = somebody(process);
  await maya.says('hi');
  await idle(process.store, maya.id);
  await process.outbox.stop();
  const onboarding = await real.load(maya.id);
  if (!onboarding) throw new Error('nobody is there');
  const { version, nextEffect } = onboarding;
  const numbers = Array.from({ length: 20 }, (_, index) => nextEffect + index);
  await real.commit({
    event: 'twenty',
    basedOn: version,
    onboarding: { ...onboarding, version: version + 1, nextEffect: nextEffect + 20 },
    effects: numbers.map((number) => ({ number, effect: { kind: 'discard', submission: `${maya.id}.x` } })),
  });
  loads = 0;
  const next = await start(new RecordingChat(), { load });
  next.outbox.wake(maya.id);
  await idle(real, maya.id);
  expect(loads).toBeLessThanOrEqual(5);
});

test('I6: what was sent is written down even when the store was away for longer than the lease, and not sent again', async () => {
  const real = await realStore();
  let refusals = 20;
  const times = { ...SHORT, lease: 90, renewLease: 30, insist: 40 };
  const strike: RedisStore['strike'] = async (...args) => {
    if (refusals-- > 0) throw new Error('Connection is closed.');
    await real.strike(...args);
  };
  const process = await start(new RecordingChat(), { strike }, Date.now, times);
  const maya = somebody(process);
  await maya.says('hi');
  await maya.says('what is this for?');
  await until(() => refusals < 0);
  await idle(process.store, maya.id);
  expect(process.log.text).not.toContain('effects are left for later');
});
