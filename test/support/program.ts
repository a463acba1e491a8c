import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/paths.ts';
import type { RecoveryTimes } from '../../src/main.ts';

/** The real program, as a process of its own. */
export interface RunningProgram {
  url: string;
  /** Everything it wrote so far, logs included. */
  output(): string;
  /** Resolves with its exit code when it has ended. */
  ended: Promise<number | null>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>;
}

interface StartOptions {
  /** A copy of the package. */
  root?: string;
  /** How soon it gets over a crash; without: as for everybody. */
  times?: RecoveryTimes;
}

/** Starts `usher start` with exactly this environment (and the PATH), on a free port. */
export async function startUsher(
  env: Record<string, string>,
  args: string[] = [],
  { root = packageRoot, times }: StartOptions = {},
): Promise<RunningProgram> {
  // What comes at a time of the day must not come into a test.
  const all = { PORT: '0', LOG_LEVEL: 'debug', USHER_DIGEST_AT: 'off', ...env };
  const command = times
    ? [join(import.meta.dirname, 'start.js'), JSON.stringify(times)]
    : [join(root, 'bin/usher.js'), 'start'];
  const { child, output, ended } = spawnNode([...command, ...args], all, root);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const match =
        /Usher is running at (http:\S+)/.exec(output()) ?? /Open {2}(http:\S+?)\/\n/.exec(output());
      if (match?.[1]) resolve(match[1]);
    };
    child.stdout?.on('data', look);
    void ended.then((code) => reject(new Error(`usher ended with ${code}:\n${output()}`)));
  });
  return {
    url,
    output,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}

/** Runs a command to its end, in the working directory `cwd`. `root`: a copy of the package. */
export async function runUsher(
  args: string[],
  env: Record<string, string> = {},
  cwd: string = packageRoot,
  root: string = packageRoot,
): Promise<{ code: number | null; stdout: string; stderr: string; output: string }> {
  const { child, output, ended } = spawnNode([join(root, 'bin/usher.js'), ...args], env, cwd);
  let stdout = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return { code: await ended, stdout, stderr, output: output() };
}

/** What a checkout holds of the program and its playground. */
const CHECKOUT = [
  ...['package.json', 'tsconfig.json', 'tsconfig.build.json', 'tsconfig.playground.json', 'manifest.yml'],
  ...['teams', 'bin', 'src', 'adapters', 'flows', 'emulators', 'playground'],
];

/** Copies a checkout into `root`, with nothing compiled: there it may be changed. */
export function copyPackage(root: string): void {
  for (const part of CHECKOUT) cpSync(join(packageRoot, part), join(root, part), { recursive: true });
  symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'));
}

function spawnNode(
  command: string[],
  env: Record<string, string>,
  cwd: string,
): { child: ChildProcess; output(): string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, command, {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return { child, output: () => output, ended };
}
