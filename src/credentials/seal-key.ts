import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSealKey, parseSealKeys, type SealKey, SealKeyError } from './seal.ts';

/**
 * The keys of an installation that was given none: made at the first start and kept in the data
 * directory, readable by this user only. In production the operator gives them (`USHER_SEAL_KEYS`).
 * @throws SealKeyError when the file is there and damaged, or the directory can't be written to
 */
export function ownSealKeys(dataDir: string): SealKey[] {
  try {
    return keptKeys(dataDir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof SealKeyError || code === undefined) throw error;
    throw new SealKeyError(
      `a key can't be kept in ${dataDir} (${code}); make that a directory this user can write to, name another one in USHER_DATA_DIR, or set USHER_SEAL_KEYS`,
    );
  }
}

function keptKeys(dataDir: string): SealKey[] {
  const file = join(dataDir, 'seal-keys');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Put in place whole: a crash, or a second process, must never meet half a key.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, newSealKey('own'), { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  chmodSync(file, 0o600);
  const keys = parseSealKeys(readFileSync(file, 'utf8').trim());
  if (keys.length === 0) throw new SealKeyError(`${file} is empty`);
  return keys;
}
