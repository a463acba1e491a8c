#!/usr/bin/env node
// Runs Usher. In a checkout what was not compiled yet, or was changed since, is compiled first, so that
// `npm ci` is all there is to installing.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CompileError,
  compile,
  hasCompiler,
  hasSources,
  isCompiled,
  playground,
  product,
} from './compile.js';

/** Imports a compiled module. */
async function load(target, ...path) {
  if (hasSources(target) && !isCompiled(target)) compile(target);
  return await import(pathToFileURL(join(target.folder, ...path)).href);
}

/** The playground's commands. It needs what only a checkout has: its sources, and the development dependencies. */
async function loadPlayground() {
  if (!hasSources(playground) || !hasCompiler()) return undefined;
  return (await load(playground, 'playground', 'commands.js')).commands;
}

try {
  const { runCli } = await load(product, 'src', 'cli.js');
  // Connections that are still being given up must not keep a finished program alive.
  process.exit(await runCli(process.argv.slice(2), loadPlayground));
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  process.stderr.write(`usher: ${error.message}\n`);
  process.exit(1);
}
