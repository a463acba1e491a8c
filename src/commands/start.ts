import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPlayground } from '../../playground/index.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../log.ts';
import { type Program, type Role, startProgram } from '../main.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { catchStrays } from './strays.ts';
import { USAGE } from './usage.ts';

/** Stopping waits no longer than this for a Redis that is away: what is unfinished is in the store. */
const STOP_WITHIN_MS = 8000;

/**
 * `usher start`: runs until it is told to stop (SIGINT, SIGTERM). With no chat platform configured it
 * runs the playground. Resolves with the exit code: 0; 1 when it could not start, or its Redis is gone for
 * good; 78 when the configuration can't be used.
 */
export async function startCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  const role = readRole(args);
  if (!role) {
    err(`${USAGE.start}\n`);
    return EX_USAGE;
  }
  const stopped = untilStopped();
  try {
    const config = loadConfig(env);
    const running =
      config.slack || config.teams
        ? await startBot(config, role, out)
        : await startPlay(config, env.LOG_LEVEL, out);
    const lost = await Promise.race([stopped, running.lost]);
    if (lost) err(`usher has to stop: ${lost.message}\n`);
    await Promise.race([running.stop(), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    return lost ? 1 : 0;
  } catch (error) {
    const failure = startFailure(error);
    if (!failure) err(`usher could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    else err(failure.text);
    return failure?.code ?? 1;
  }
}

type Running = Pick<Program, 'lost' | 'stop'>;

async function startBot(config: Config, role: Role, out: (text: string) => void): Promise<Running> {
  const log = createLogger(config.logLevel);
  catchStrays(log);
  const program = await startProgram(config, { role, log });
  out(`Usher is running at ${program.server.url} (${role}). Stop it with Ctrl+C.\n`);
  return program;
}

async function startPlay(
  config: Config,
  logLevel: string | undefined,
  out: (text: string) => void,
): Promise<Running> {
  // The terminal is for the address; what goes on is shown on the page.
  const level = logLevel ? config.logLevel : 'warn';
  const log = createLogger(level);
  catchStrays(log);
  const playground = await startPlayground(config, { log, startProgram, workerLogLevel: level });
  out(playground.welcome);
  return playground;
}

function readRole(args: string[]): Role | undefined {
  try {
    const { values } = parseArgs({ args, options: { role: { type: 'string', default: 'all' } } });
    return (['all', 'web', 'worker'] as const).find((role) => role === values.role);
  } catch {
    return undefined;
  }
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(130));
      });
    }
  });
}
