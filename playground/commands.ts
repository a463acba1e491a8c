import { createLogger } from '../src/base/log.ts';
import { loadConfig, readByNobodyIn } from '../src/commands/environment.ts';
import type { Command, PlaygroundCommands } from '../src/commands/playground.ts';
import { runUntilStopped } from '../src/commands/run.ts';
import { handleUncaught } from '../src/commands/uncaught.ts';
import { startProgram } from '../src/main.ts';
import { demoCommand } from './demo/command.ts';
import { startPlayground } from './index.ts';

/** `usher start` with no chat platform configured: the playground, until it is told to stop. */
const startCommand: Command = (_args, env, out, err) =>
  runUntilStopped(async () => {
    const config = loadConfig(env);
    // The terminal is for the address; what goes on is shown on the page.
    const level = env.LOG_LEVEL ? config.logLevel : 'warn';
    const log = createLogger(level);
    handleUncaught(log);
    const playground = await startPlayground(config, { log, startProgram, workerLogLevel: level });
    out(playground.welcome);
    for (const said of readByNobodyIn(env)) out(`  ${said}\n\n`);
    return playground;
  }, err);

/** What bin/usher.js gives the program, in a checkout. */
export const commands: PlaygroundCommands = { start: startCommand, demo: demoCommand };
