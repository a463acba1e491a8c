import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { connect, disconnect, whenReady } from '../../../adapters/redis/connection.ts';
import { redisServerProgram } from '../../../adapters/redis/install.ts';
import { runningServer } from '../../../adapters/redis/server.ts';

test('one that does not answer is not taken for gone: a second one would damage its data', async () => {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'usher-server-')));
  const place = { dir, socket: join(dir, 'redis.sock') };
  expect(await runningServer(place)).toBeUndefined();
  const args = ['--port', '0', '--unixsocket', place.socket, '--dir', dir];
  const hung = spawn(await redisServerProgram(), args, { stdio: 'ignore' });
  const ended = once(hung, 'exit');
  const redis = connect(place.socket, 'impatient');
  await whenReady(redis, 5_000);
  disconnect(redis);
  hung.kill('SIGSTOP');
  await expect(runningServer(place, 300)).rejects.toThrow(/does not answer/);
  hung.kill('SIGKILL');
  await ended;
  expect(await runningServer(place)).toBeUndefined();
  await rm(dir, { recursive: true });
});
