import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** The locks this process holds: a file with our own pid that isn't among them is from an earlier life. */
const held = new Set<string>();

const STALE_MS = 90_000;

/**
 * Does `work` while no other process on this machine does it under the same lock file. A lock older than
 * `staleMs` is taken for left behind.
 */
export async function locked<T>(file: string, work: () => Promise<T>, staleMs = STALE_MS): Promise<T> {
  while (!(await take(file))) {
    if (await isStale(file, staleMs)) await rm(file, { force: true });
    else await pause(20);
  }
  try {
    return await work();
  } finally {
    held.delete(file);
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  if (held.has(file)) return false;
  held.add(file);
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    held.delete(file);
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string, staleMs: number): Promise<boolean> {
  try {
    const age = Date.now() - (await stat(file)).mtimeMs;
    const pid = Number(await readFile(file, 'utf8'));
    if (age > staleMs) return true;
    // Between its creation and its writing the file is empty.
    if (!pid) return age > 1_000;
    return pid === process.pid ? !held.has(file) : !isAlive(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
