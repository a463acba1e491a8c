import { parseArgs } from 'node:util';
import { createLogger } from '../base/log.ts';
import { ConfigError, NO_PLATFORM, readConfig } from '../config/config.ts';
import type { Program, RecoveryTimes, Role } from '../main.ts';
import { loadConfig, readByNobodyIn } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import type { LoadPlayground } from './playground.ts';
import { runUntilStopped } from './run.ts';
import { handleUncaught } from './uncaught.ts';
import { USAGE } from './usage.ts';

type Env = Record<string, string | undefined>;

/**
 * `usher start`: runs until it is told to stop. With no chat platform configured it runs the playground, if
 * there is one. Resolves with the exit code of `runUntilStopped`. `times`: for the bot, see `startProgram`.
 */
export async function startCommand(
  args: string[],
  env: Env,
  out: (text: string) => void,
  err: (text: string) => void,
  loadPlayground: LoadPlayground,
  times: RecoveryTimes = {},
): Promise<number> {
  const role = readRole(args);
  if (!role) {
    err(`${USAGE.start}\n`);
    return EX_USAGE;
  }
  const playground = hasNoPlatform(env) ? await loadPlayground() : undefined;
  if (playground) return await playground.start(args, env, out, err);
  for (const said of readByNobodyIn(env)) err(`usher: ${said}\n`);
  return await runUntilStopped(() => startBot(env, role, out, times), err, times.stopWithinMs);
}

async function startBot(
  env: Env,
  role: Role,
  out: (text: string) => void,
  times: RecoveryTimes,
): Promise<Program> {
  const config = loadConfig(env);
  if (!config.slack && !config.teams) throw new ConfigError(NO_PLATFORM);
  const log = createLogger(config.logLevel);
  handleUncaught(log);
  const { startProgram } = await import('../main.ts');
  const program = await startProgram(config, { role, log, times });
  out(`Usher is running at ${program.server.url} (${role}). Stop it with Ctrl+C.\n`);
  return program;
}

/** Whether all is well with the environment, and it names no chat platform. What is wrong with it is said later. */
function hasNoPlatform(env: Env): boolean {
  try {
    const { slack, teams } = readConfig(env);
    return !slack && !teams;
  } catch {
    return false;
  }
}

function readRole(args: string[]): Role | undefined {
  try {
    const { values } = parseArgs({ args, options: { role: { type: 'string', default: 'all' } } });
    return (['all', 'web', 'worker'] as const).find((role) => role === values.role);
  } catch {
    return undefined;
  }
}
