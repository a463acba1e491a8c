// Compiles the TypeScript sources: for `npm run build`, and in a checkout that starts without one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The program as it is deployed. */
export const product = {
  folder: join(root, 'dist'),
  configs: ['tsconfig.json', 'tsconfig.build.json'],
  sources: ['src', 'adapters'],
};

/** The playground, with a copy of the program of its own: nothing of it is in the product's folder. */
export const playground = {
  folder: join(root, 'dist-playground'),
  configs: [...product.configs, 'tsconfig.playground.json'],
  sources: [...product.sources, 'emulators', 'playground'],
};

/** Why something could not be compiled, in a line for the operator. */
export class CompileError extends Error {}

/** Whether the sources of something are here, as they are in a checkout. */
export function hasSources({ sources }) {
  return sources.every((name) => existsSync(join(root, name)));
}

/** Whether the compiler is installed; `npm ci --omit=dev` leaves it out. */
export function hasCompiler() {
  return compiler() !== undefined;
}

/** Whether the sources are compiled as they are now. */
export function isCompiled(target) {
  try {
    return readFileSync(join(target.folder, '.built'), 'utf8') === fingerprint(target);
  } catch {
    return false;
  }
}

/**
 * Compiles into a folder of its own and puts that in place at once: another process may be running from the
 * old one.
 * @throws CompileError
 */
export function compile(target) {
  const name = relative(root, target.folder);
  const tsc = compiler();
  if (!tsc) {
    throw new CompileError(
      `${name}/ has to be compiled, and the compiler is not installed: run npm ci && npm run build`,
    );
  }
  const fresh = `${target.folder}.${process.pid}`;
  try {
    mkdirSync(fresh);
  } catch ({ code }) {
    throw new CompileError(
      `${name}/ has to be compiled, and can't be written (${code}): run this once as somebody who may`,
    );
  }
  const stamp = fingerprint(target);
  const args = ['-p', join(root, target.configs.at(-1)), '--outDir', fresh];
  const { status } = spawnSync(process.execPath, [tsc, ...args], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new CompileError('the sources could not be compiled; see above');
  }
  writeFileSync(join(fresh, '.built'), stamp);
  replace(target.folder, fresh);
}

function replace(folder, fresh) {
  const old = `${fresh}.old`;
  try {
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(fresh, folder);
  } catch {
    // Somebody else was faster, with the same result.
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** Says what is compiled. Not by the time of change, which copying alters. */
function fingerprint({ sources, configs }) {
  const files = sources.flatMap((name) =>
    readdirSync(join(root, name), { recursive: true })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(name, file)),
  );
  const hash = createHash('sha256');
  for (const file of [...configs, ...files.sort()])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function compiler() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  } catch {
    return undefined;
  }
}
