import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The package's folder on this machine, without a slash at its end: the same whether the sources run
 * or what was compiled from them into `dist/`. Files that are not compiled are found from here.
 */
export const packageRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The folder with the project's own flows. */
export const FLOWS = join(packageRoot, 'flows');

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the program: is the package complete?');
  return rootAbove(parent);
}
