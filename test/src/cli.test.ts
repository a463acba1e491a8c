import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { commands } from '../../playground/commands.ts';
import { packageRoot } from '../../src/base/paths.ts';
import { runCli } from '../../src/cli.ts';
import type { LoadPlayground } from '../../src/commands/playground.ts';

/** Runs a command, and keeps what it says. */
async function run(args: string[], loadPlayground: LoadPlayground = async () => commands) {
  let stdout = '';
  let stderr = '';
  const code = await runCli(args, loadPlayground, {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
  });
  return { code, stdout, stderr };
}

test.each([
  [['--help'], 'usage: usher COMMAND'],
  [['-h'], 'usage: usher COMMAND'],
  [['help'], 'usage: usher COMMAND'],
  [['help', 'verify'], 'usage: usher verify FILE [--flow NAME] [--json]'],
  [['start', '--help'], 'usage: usher start [--role all|web|worker]'],
  [['verify', '--help'], 'usage: usher verify FILE [--flow NAME] [--json]'],
  [['verify', 'creds.txt', '--json', '-h'], 'usage: usher verify FILE'],
  [['reveal', '--help'], 'usage: usher reveal ID [--json] [--yes]'],
  [['forget', '--help'], 'usage: usher forget ID [--yes]'],
  [['keys', '--help'], 'usage: usher keys [--reseal]'],
  [['audit', '--help'], 'usage: usher audit [ID] [--csv]'],
  [['doctor', '--help'], 'usage: usher doctor'],
  [['flows', '--help'], 'usage: usher flows check [DIR]'],
  [['flows', 'check', '--help'], 'usage: usher flows check [DIR]'],
  [['webhooks', '--help'], 'usage: usher webhooks [replay ID | resume]'],
  [['demo', '--help'], 'usage: usher demo'],
])('%j is answered on standard output, with exit 0', async (args, usage) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.startsWith(usage)).toBe(true);
});

const SECRET = TOKENS.good;
test.each([
  [[], 'usage: usher COMMAND'],
  [[SECRET], 'usage: usher COMMAND'],
  [['constructor'], 'usage: usher COMMAND'],
  [['--what'], 'usage: usher COMMAND'],
  [['start', '--role', 'boss'], 'usage: usher start [--role all|web|worker]'],
  [['start', SECRET], 'usage: usher start'],
  [['verify'], 'usage: usher verify FILE'],
  [['verify', 'creds.txt', `--token=${SECRET}`], 'usage: usher verify FILE'],
  [['verify', 'creds.txt', SECRET], 'usage: usher verify FILE'],
  [['verify', 'creds.txt', '--flow', SECRET], 'there is no such flow; there is: bigcommerce'],
  [['reveal'], 'usage: usher reveal ID'],
  [['reveal', 'ob_one', SECRET], 'usage: usher reveal ID'],
  [['reveal', '--what'], 'usage: usher reveal ID'],
  [['forget'], 'usage: usher forget ID'],
  [['forget', 'ob_one', SECRET], 'usage: usher forget ID'],
  [['keys', SECRET], 'usage: usher keys [--reseal]'],
  [['audit', 'ob_one', SECRET], 'usage: usher audit [ID] [--csv]'],
  [['audit', '--what'], 'usage: usher audit [ID] [--csv]'],
  [['doctor', SECRET], 'usage: usher doctor'],
  [['flows'], 'usage: usher flows check [DIR]'],
  [['flows', 'check', 'a', SECRET], 'usage: usher flows check [DIR]'],
  [['webhooks', SECRET], 'usage: usher webhooks [replay ID | resume]'],
  [['webhooks', 'replay'], 'usage: usher webhooks [replay ID | resume]'],
  [['demo', '--what'], 'usage: usher demo'],
])('%j is answered on standard error, with exit 64 and without repeating it', async (args, usage) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toContain(usage);
  expect(stderr).not.toContain(SECRET);
});

test('--version says which it is', async () => {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('the demo needs a playground, and says so', async () => {
  const { code, stdout, stderr } = await run(['demo'], async () => undefined);
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
  expect(stderr).toContain('playground');
});
