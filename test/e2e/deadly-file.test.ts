import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/base/paths.ts';
import { useRedis } from '../support/redis.ts';
import { FilesChat, personOf, startRuntime } from '../support/runtime.ts';
import { until } from '../support/until.ts';

const redis = useRedis();

const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts a process that dies of any file, and waits until it has. */
async function dies(): Promise<void> {
  const program = join(packageRoot, 'test/support/dying.ts');
  const args = ['--import', join(packageRoot, 'bench/typescript.mjs'), program, redis.url()];
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
  for (let death = 1; death <= 3; death++) await dies();
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
