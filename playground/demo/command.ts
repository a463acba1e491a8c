import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/base/log.ts';
import { startFailure } from '../../src/commands/environment.ts';
import { EX_USAGE } from '../../src/commands/exit-codes.ts';
import { USAGE } from '../../src/commands/usage.ts';
import { readConfig } from '../../src/config/config.ts';
import { startProgram } from '../../src/main.ts';
import { startPlayground } from '../index.ts';
import { playDemo } from './play.ts';

/**
 * `npm run demo`: plays merchants through the whole main job against the playground's stand-ins, over
 * real HTTP, and prints both sides. Resolves with 0 only if the PM got both alerts, with 64 after wrong usage.
 */
export async function demoCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  if (args.length > 0) {
    err(`${USAGE.demo}\n`);
    return EX_USAGE;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'usher-demo-'));
  try {
    // Nothing of a real installation is used: its own store, and a port of its own.
    const { USHER_COMPANY, LOG_LEVEL } = env;
    const config = readConfig({
      USHER_COMPANY,
      LOG_LEVEL: LOG_LEVEL || 'warn',
      USHER_DATA_DIR: dataDir,
      PORT: '0',
    });
    const playground = await startPlayground(config, {
      log: createLogger(config.logLevel),
      startProgram,
    });
    try {
      const { verified, needsChanges } = await playDemo(playground, out, process.stdout.isTTY === true);
      const changed = playground.sandbox.changes.length;
      out(
        `\nThe PM was told: Maya verified ${verified ? 'yes' : 'NO'}, Ben needs changes ${needsChanges ? 'yes' : 'NO'}. `,
      );
      out(`Calls to the shop: ${playground.sandbox.requests.length}, things changed in it: ${changed}.\n`);
      return verified && needsChanges && changed === 0 ? 0 : 1;
    } finally {
      await playground.stop();
    }
  } catch (error) {
    err(
      startFailure(error)?.text ??
        `the demo broke off: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
