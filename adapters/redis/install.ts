import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Logger } from '../../src/base/log.ts';
import { locked } from './lock.ts';

const run = promisify(execFile);

/** The embedded Redis can't be had. The message tells what to do about it; exit with 78. */
export class EmbeddedRedisError extends Error {
  override readonly name = 'EmbeddedRedisError';
}

const NOT_FOUND = [
  'Usher needs Redis (or Valkey) 6.2 or newer. Set REDIS_URL to one that runs already, or install it:',
  '  Debian, Ubuntu:  sudo apt-get install redis-server',
  '  macOS:           brew install redis',
  '  Docker:          docker run -d -p 127.0.0.1:6379:6379 redis:7 --appendonly yes && export REDIS_URL=redis://127.0.0.1:6379',
].join('\n');

/**
 * The path of a Redis server program: the one on the `PATH`, else, on Debian and Ubuntu as root,
 * Debian's own package, installed without starting its service. Throws an `EmbeddedRedisError`.
 */
export async function redisServerProgram(log?: Logger): Promise<string> {
  const found = (await onPath('redis-server')) ?? (await onPath('valkey-server'));
  if (found) return found;
  if (!(await canInstall())) throw new EmbeddedRedisError(NOT_FOUND);
  log?.warn(
    { package: 'redis-server' },
    'no Redis found on this machine: installing the redis-server package',
  );
  await installPackage('redis-server').catch((error: Error) => {
    log?.error({ reason: error.message.slice(0, 500) }, 'installing redis-server failed');
    throw new EmbeddedRedisError(NOT_FOUND);
  });
  const installed = await onPath('redis-server');
  if (!installed) throw new EmbeddedRedisError(NOT_FOUND);
  log?.info({ program: installed }, 'redis-server is installed');
  return installed;
}

async function onPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const file = join(folder, program);
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return undefined;
}

/** Debian asks this program whether a package may start its service; 101 means no. */
const POLICY = '/usr/sbin/policy-rc.d';
/** A large package on a slow line. */
const INSTALL_MS = 15 * 60_000;

/** Whether packages can be installed here: on Debian and Ubuntu, as root. */
export async function canInstall(): Promise<boolean> {
  return process.getuid?.() === 0 && (await onPath('apt-get')) !== undefined;
}

/**
 * Installs one of Debian's packages, without starting its service; one at a time on this machine, for apt
 * takes no two at once. Rejects with what apt said.
 */
export function installPackage(name: string): Promise<void> {
  return locked(
    join(tmpdir(), 'usher-install.lock'),
    async () => {
      const ours = await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { flag: 'wx', mode: 0o755 }).then(
        () => true,
        () => false,
      );
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
      const install = () => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env });
      try {
        await install().catch(async () => {
          await run('apt-get', ['update', '-q']);
          await install();
        });
      } finally {
        if (ours) await rm(POLICY, { force: true });
      }
    },
    INSTALL_MS,
  );
}
