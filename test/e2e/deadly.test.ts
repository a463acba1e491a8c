import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { packageRoot } from '../../src/base/paths.ts';
import { isAside } from '../../src/state/effect.ts';
import { useRedis } from '../support/redis.ts';
import { FilesChat, personOf, startRuntime } from '../support/runtime.ts';
import { until } from '../support/until.ts';

const redis = useRedis();
/** What one test leaves in the queue must not have the deaths that are another's. */
afterEach(async () => {
  const connection = new Redis(redis.url());
  await connection.flushall();
  connection.disconnect();
});

const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts a process that dies of such a thing, and waits until it has. */
async function dies(of: 'file' | 'message' | 'check'): Promise<void> {
  const program = join(packageRoot, 'test/support/dying.ts');
  const args = ['--import', join(packageRoot, 'bench/typescript.mjs'), program, redis.url(), of];
  const child = spawn(process.execPath, args, { cwd: packageRoot, stdio: 'ignore' });
  children.add(child);
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}

class CountingChat extends FilesChat {
  downloads = 0;
  override async download(...args: Parameters<FilesChat['download']>) {
    this.downloads++;
    return await super.download(...args);
  }
}

test('I10: a file that ends the process is asked for once more after three deaths, and another one is read', async () => {
  const chat = new CountingChat();
  const runtime = await startRuntime(redis.url(), 'http://127.0.0.1:1', chat);
  const maya = personOf(runtime.bot, 'U1', Date.UTC(2026, 0, 5, 9));
  await maya.says('hi');
  await until(() => chat.in('D-U1').length === 1);
  await runtime.fallAsleep();
  await maya.sends('good');
  for (let death = 1; death <= 3; death++) await dies('file');
  await runtime.stop();

  const times = { sweep: 20 };
  const next = await startRuntime(redis.url(), 'http://127.0.0.1:1', chat, times);
  next.outbox.start();
  await until(() => chat.in('D-U1').some((text) => text.includes('Please send it once more')));
  await until(() => chat.in('C1').some((text) => text.includes('A file was set aside')));
  expect(chat.downloads).toBe(0);
  await personOf(next.bot, 'U1', Date.UTC(2026, 0, 5, 10)).sends('good');
  await until(() => chat.in('D-U1').some((text) => text.includes('Got it')));
  await next.stop();
});

test('I10: a message that ends the process is set aside after three deaths, what was next to it is not, and an operator brings it back', async () => {
  const chat = new FilesChat();
  const runtime = await startRuntime(redis.url(), 'http://127.0.0.1:1', chat);
  const ben = personOf(runtime.bot, 'U2', Date.UTC(2026, 0, 5, 9));
  await ben.says('hi');
  await until(() => chat.in('D-U2').length === 1);
  await runtime.fallAsleep();
  await ben.says('done');
  for (let death = 1; death <= 3; death++) await dies('message');
  await runtime.stop();

  const next = await startRuntime(redis.url(), 'http://127.0.0.1:1', chat, { sweep: 20 });
  next.outbox.start();
  await until(() => chat.in('D-U2').some((text) => text.includes('keeps going wrong on my side')));
  await until(() => chat.in('C1').some((text) => text.includes('Something was set aside')));
  expect(chat.in('D-U2').join()).not.toContain('Are you allowed');
  const { current = '' } = (await next.store.directory.of(ben.from.address)) ?? {};
  const aside = async () => (await next.store.outbox(current)).filter(isAside);
  await until(aside, (entries) => entries.length === 1);
  const [entry] = await aside();
  if (!entry) throw new Error('nothing is set aside');
  expect(entry.effect).toMatchObject({ kind: 'say' });
  await next.store.bringBack(current, entry);
  await until(() => chat.in('D-U2').some((text) => text.includes('Are you allowed')));
  expect(await aside()).toEqual([]);
  await next.stop();
});

test('I10: a check that ends the process is set aside after three deaths, and told of', async () => {
  const chat = new FilesChat();
  const runtime = await startRuntime(redis.url(), 'http://127.0.0.1:1', chat);
  const ada = personOf(runtime.bot, 'U3', Date.UTC(2026, 0, 5, 9));
  await ada.says('hi');
  await until(() => chat.in('D-U3').length === 1);
  await ada.sends('good');
  await until(
    () => runtime.queue.counts(),
    ({ waiting }) => waiting === 1,
  );
  for (let death = 1; death <= 3; death++) await dies('check');
  await runtime.work();
  await until(() => chat.in('D-U3').some((text) => text.includes('keeps going wrong on my side')));
  await until(() => chat.in('C1').some((text) => text.includes('Something was set aside')));
  const [job, ...others] = await runtime.queue.aside();
  expect(others).toEqual([]);
  expect(job?.name).toBe('verify');
  expect(await runtime.queue.bringBack('another')).toBe(false);
  expect(await runtime.queue.drop(job?.id ?? '')).toBe(true);
  expect(await runtime.queue.aside()).toEqual([]);
  await runtime.stop();
});
