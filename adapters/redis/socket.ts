import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EmbeddedRedisError } from './install.ts';

/** What fits into a socket address everywhere: macOS has room for 104 bytes, Linux for 108. */
const LONGEST = 100;

/**
 * Where the Redis of a data directory listens: inside that directory, or, when the path is too long
 * for a socket, in a private folder among the temporary files, named after the directory.
 */
export async function socketFor(dir: string): Promise<string> {
  const inside = join(dir, 'redis.sock');
  if (Buffer.byteLength(inside) <= LONGEST) return inside;
  const user = userInfo();
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `usher-${user.uid}-${name}`);
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  // Anybody may create a folder there beforehand: it must be ours, and ours alone.
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== user.uid || (found.mode & 0o077) !== 0) {
    throw new EmbeddedRedisError(`${folder} belongs to somebody else: choose a shorter USHER_DATA_DIR`);
  }
  const outside = join(folder, 'redis.sock');
  if (Buffer.byteLength(outside) > LONGEST) {
    throw new EmbeddedRedisError('paths are too long for a socket: choose a shorter USHER_DATA_DIR');
  }
  return outside;
}
