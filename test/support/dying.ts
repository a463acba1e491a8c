/** A program that dies of any file, of a message to the merchant, or of a check: `node … dying.ts REDIS_URL OF`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openVerificationQueue } from '../../adapters/redis/queue.ts';
import { FilesChat, startRuntime } from './runtime.ts';

const [, , redisUrl = '', of = 'file'] = process.argv;
const die = async () => {
  process.kill(process.pid, 'SIGKILL');
  return await new Promise<never>(() => {});
};

class DyingChat extends FilesChat {
  override async download(...args: Parameters<FilesChat['download']>) {
    return of === 'file' ? await die() : await super.download(...args);
  }
  override async post(...args: Parameters<FilesChat['post']>) {
    if (of === 'message' && args[0].conversation !== 'C1') await die();
    // What is for the PM is under way whenever it happens.
    if (of === 'message') await sleep(300);
    return await super.post(...args);
  }
}

const times = { lease: 500, renewLease: 100, sweep: 20 };
const { outbox } = await startRuntime(redisUrl, 'http://127.0.0.1:1', new DyingChat(), times);
if (of === 'check') {
  const queue = await openVerificationQueue(redisUrl, { lockMs: 1_000 });
  await queue.start(die, die, async () => {});
} else outbox.start();
