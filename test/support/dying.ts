/** A program that dies of any file: `node … dying.ts REDIS_URL`. */
import { FilesChat, startRuntime } from './runtime.ts';

const [, , redisUrl = ''] = process.argv;
const chat = new FilesChat();
chat.download = async () => {
  process.kill(process.pid, 'SIGKILL');
  return await new Promise(() => {});
};
const times = { lease: 500, renewLease: 100, sweep: 20 };
const { outbox } = await startRuntime(redisUrl, 'http://127.0.0.1:1', chat, times);
outbox.start();
