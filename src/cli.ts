import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './base/paths.ts';
import { EX_CONFIG, EX_USAGE } from './commands/exit-codes.ts';
import { type LoadPlayground, NO_PLAYGROUND } from './commands/playground.ts';
import { ALL_USAGE, type CommandName, USAGE } from './commands/usage.ts';

/** Where what a command says goes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

const TERMINAL: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

type Run = (args: string[], output: Output, loadPlayground: LoadPlayground) => Promise<number>;

/** Each is loaded when it is wanted: asking how to use them needs none. */
const COMMANDS: Record<CommandName, Run> = {
  async start(args, { out, err }, loadPlayground) {
    const { startCommand } = await import('./commands/start.ts');
    return await startCommand(args, process.env, out, err, loadPlayground);
  },
  async 'start-onboarding'(args, { out, err }) {
    const { startOnboardingCommand } = await import('./commands/start-onboarding.ts');
    return await startOnboardingCommand(args, process.env, out, err);
  },
  async verify(args, { out, err }) {
    const { verifyCommand } = await import('./commands/verify.ts');
    return await verifyCommand(args, process.env, out, err);
  },
  async reveal(args, { out, err }) {
    const { revealCommand } = await import('./commands/reveal.ts');
    return await revealCommand(args, process.env, out, err);
  },
  async forget(args, { out, err }) {
    const { forgetCommand } = await import('./commands/forget.ts');
    return await forgetCommand(args, process.env, out, err);
  },
  async keys(args, { out, err }) {
    const { keysCommand } = await import('./commands/keys.ts');
    return await keysCommand(args, process.env, out, err);
  },
  async audit(args, { out, err }) {
    const { auditCommand } = await import('./commands/audit.ts');
    return await auditCommand(args, process.env, out, err);
  },
  async doctor(args, { out, err }) {
    const { doctorCommand } = await import('./commands/doctor.ts');
    return await doctorCommand(args, process.env, out, err);
  },
  async flows(args, { out, err }) {
    const { flowsCommand } = await import('./commands/flows.ts');
    const line = (write: (text: string) => void) => (text: string) => write(`${text}\n`);
    return await flowsCommand(args, line(out), line(err));
  },
  async webhooks(args, { out, err }) {
    const { webhooksCommand } = await import('./commands/webhooks.ts');
    return await webhooksCommand(args, process.env, out, err);
  },
  async outbox(args, { out, err }) {
    const { outboxCommand } = await import('./commands/outbox.ts');
    return await outboxCommand(args, process.env, out, err);
  },
  async demo(args, { out, err }, loadPlayground) {
    const playground = await loadPlayground();
    if (playground) return await playground.demo(args, process.env, out, err);
    err(NO_PLAYGROUND);
    return EX_CONFIG;
  },
};

const isCommand = (name: string | undefined): name is CommandName =>
  name !== undefined && Object.hasOwn(COMMANDS, name);

/**
 * Runs one command, and resolves with its exit code. What was typed is not repeated when it makes no sense:
 * people paste secrets into the wrong window. `loadPlayground`: for those who have one. `output`: the terminal,
 * when it is left out.
 */
export async function runCli(
  args: string[],
  loadPlayground: LoadPlayground = async () => undefined,
  output: Output = TERMINAL,
): Promise<number> {
  const { out, err } = output;
  const [command, ...rest] = args;
  if (isCommand(command)) {
    if (asksForHelp(rest)) {
      out(`${USAGE[command]}\n`);
      return 0;
    }
    return readEnvFile(err) ? await COMMANDS[command](rest, output, loadPlayground) : EX_CONFIG;
  }
  if (command === 'help' || asksForHelp(args)) {
    const [about] = rest;
    out(`${isCommand(about) ? USAGE[about] : ALL_USAGE}\n`);
    return 0;
  }
  if (command === '--version') {
    out(`${version()}\n`);
    return 0;
  }
  err(command === undefined ? `${ALL_USAGE}\n` : `usher: there is no such command\n\n${ALL_USAGE}\n`);
  return EX_USAGE;
}

/** Adds what a `.env` file in the working directory says to the environment, which wins. False when it can't be read. */
function readEnvFile(err: Output['err']): boolean {
  if (!existsSync('.env')) return true;
  try {
    process.loadEnvFile('.env');
    return true;
  } catch {
    err("usher: the file .env is there, and can't be read\n");
    return false;
  }
}

/** Behind `--` everything is a name. */
function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

function version(): string {
  const file = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}
