import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { EX_USAGE } from './commands/exit-codes.ts';
import { flowsCommand } from './commands/flows.ts';
import { startCommand } from './commands/start.ts';
import { verifyCommand } from './commands/verify.ts';

const USAGE = `usage: usher COMMAND

  start [--role all|web|worker]   run the bot; with nothing configured, the playground
  verify FILE [--flow bigcommerce] [--json]
                                  check a credentials file from the terminal
  doctor                          check the environment, Redis, Slack and Teams
  flows check [DIR]               validate flow folders
  demo                            play merchants through the whole job, and print both sides
`;

/** Runs one command, and resolves with its exit code. */
export async function runCli(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  const out = (text: string) => void process.stdout.write(text);
  const err = (text: string) => void process.stderr.write(text);
  switch (command) {
    case 'start':
      return await startCommand(rest, process.env, out, err);
    case 'verify':
      return await verifyCommand(rest, process.env, out, err);
    case 'doctor':
      return await doctorCommand(process.env, out, err);
    case 'flows':
      return await flowsCommand(
        rest,
        (line) => out(`${line}\n`),
        (line) => err(`${line}\n`),
      );
    case 'demo':
      return await demoCommand(process.env, out, err);
    case 'help':
    case '--help':
    case '-h':
      out(USAGE);
      return 0;
    default:
      err(command === undefined ? USAGE : `usher: there is no command "${command}"\n\n${USAGE}`);
      return EX_USAGE;
  }
}
