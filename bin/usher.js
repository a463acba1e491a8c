#!/usr/bin/env node
// Runs Usher from a checkout. The sources are TypeScript: they are compiled into dist/ when that is
// missing or older than they are, so that `npm ci` is all there is to installing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');

/** When the newest source was changed, in ms since 1970. */
function newestSource() {
  let newest = 0;
  for (const name of [
    'src',
    'adapters',
    'flows',
    'emulators',
    'playground',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
  ]) {
    const path = join(root, name);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true })
          .filter((file) => file.endsWith('.ts'))
          .map((file) => join(path, file))
      : [path];
    for (const file of files) newest = Math.max(newest, statSync(file).mtimeMs);
  }
  return newest;
}

/** Compiles into a folder of its own and puts that in place at once: another process may be running from dist. */
function build() {
  const fresh = `${dist}.${process.pid}`;
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const result = spawnSync(
    process.execPath,
    [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (result.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    process.stderr.write('usher: the sources could not be compiled; see above\n');
    process.exit(1);
  }
  writeFileSync(join(fresh, '.built'), '');
  const old = `${dist}.${process.pid}.old`;
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } catch {
    // Somebody else was faster, with the same result.
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

if (existsSync(join(root, 'src')) && (!existsSync(stamp) || statSync(stamp).mtimeMs < newestSource()))
  build();

/** The playground's commands; undefined where the playground is not. */
async function loadPlayground() {
  const file = join(dist, 'playground', 'commands.js');
  return existsSync(file) ? (await import(pathToFileURL(file).href)).commands : undefined;
}

const { runCli } = await import(pathToFileURL(join(dist, 'src', 'cli.js')).href);
// Connections that are still being given up must not keep a finished program alive.
process.exit(await runCli(process.argv.slice(2), loadPlayground));
