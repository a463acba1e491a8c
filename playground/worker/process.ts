/**
 * The playground's worker, as a process of its own that can be killed for real. Started by
 * `startWorkerProcess` only, which sends the configuration; ends when it is told to, or when the
 * playground is gone.
 */
import { createLogger } from '../../src/base/log.ts';
import { startProgram } from '../../src/main.ts';
import type { Order } from './start.ts';

process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches the whole group; the playground ends its worker itself.
process.on('SIGINT', () => {});
process.once('message', ({ config: plain, teamsToken, logLevel }: Order) => {
  const log = createLogger(logLevel);
  const config = plain.teams ? { ...plain, teams: { ...plain.teams, token: async () => teamsToken } } : plain;
  startProgram(
    { ...config, port: 0 },
    { role: 'worker', log, observe: (observation) => process.send?.(observation), localOnly: true },
  )
    .then(({ stop }) => process.once('SIGTERM', () => void stop().finally(() => process.exit())))
    .catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'the worker could not start');
      process.exit(1);
    });
});
