import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What was compiled stands beside this file; what runs as it is written (in tests) has only the sources there. */
const isCompiled = import.meta.url.endsWith('.js');
const FOLDER = new URL('../page/', import.meta.url);

/** A module of the page's, by its name (`slack/blocks.js`), as browsers take it; undefined when there is none. */
export async function pageModule(name: string): Promise<string | undefined> {
  const file = fileURLToPath(new URL(isCompiled ? name : name.replace(/\.js$/, '.ts'), FOLDER));
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined || isCompiled ? text : compile(text);
}

/** What the compiler does, by the module: types go, imports are renamed. */
const OPTIONS = {
  configFile: false,
  swcrc: false,
  jsc: { target: 'es2022', parser: { syntax: 'typescript' }, rewriteRelativeImportExtensions: true },
  module: { type: 'es6' },
} as const;

async function compile(source: string): Promise<string> {
  const { transform } = await import('@swc/core');
  return (await transform(source, OPTIONS)).code;
}
