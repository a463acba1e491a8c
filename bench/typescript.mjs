/** Lets plain Node run the TypeScript sources: `node --import ./bench/typescript.mjs file.ts`. */
import { register } from 'node:module';

register(
  `data:text/javascript,${encodeURIComponent(`
    import { readFile } from 'node:fs/promises';
    import { fileURLToPath } from 'node:url';
    import { createRequire } from 'node:module';
    const { transform } = createRequire(${JSON.stringify(import.meta.url)})('@swc/core');
    export async function load(url, context, next) {
      if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
      const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      return { format: 'module', source: code, shortCircuit: true };
    }
  `)}`,
);
