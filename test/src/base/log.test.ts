import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/base/paths.ts';

const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** A process of its own that does this with a logger. */
function aProcess(does: string) {
  const program = `
    import { createLogger } from '${join(packageRoot, 'src/base/log.ts')}';
    const log = createLogger('info');
    ${does}
  `;
  const typescript = join(packageRoot, 'bench/typescript.mjs');
  const args = ['--import', typescript, '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, args, { cwd: packageRoot });
  running.push(child);
  return child;
}

const linesOf = (written: string) =>
  written
    .trim()
    .split('\n')
    .map((line): { msg: string; n?: number; lines?: number } => JSON.parse(line));

test('whoever reads the log and stalls stops nobody, and reads later how much was left out', async () => {
  const child = aProcess(`
    for (let n = 0; n < 30_000; n++) log.info({ n }, 'said');
    console.log('still going');
    process.stdin.resume();
  `);
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toContain('still going');

  let written = '';
  const told = new Promise<void>((resolve) => {
    child.stderr.on('data', (some) => {
      written += some;
      if (written.includes('left out"}\n')) resolve();
    });
  });
  await told;
  const lines = linesOf(written);
  const read = lines.filter(({ msg }) => msg === 'said').length;
  expect(read).toBeGreaterThan(0);
  expect(lines.find(({ lines: many }) => many)?.lines).toBe(30_000 - read);
});

test('what was logged last is read when the process ends at once', async () => {
  const child = aProcess(`
    for (let n = 0; n < 100; n++) log.error({ n }, 'said');
    process.exit(1);
  `);
  const lines = linesOf(await text(child.stderr));
  // What was being written when the process ended may come after the rest.
  const read = lines.map(({ n = -1 }) => n).sort((a, b) => a - b);
  expect(read).toEqual(Array.from({ length: 100 }, (_, n) => n));
});
