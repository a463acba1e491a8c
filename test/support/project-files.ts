import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Every file of the project that is there, tracked by git or not yet; not what is ignored. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return listed
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(file));
}
