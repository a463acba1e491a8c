import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '../main.ts';
import { startFailure } from './environment.ts';

/** Stopping waits no longer than this for a Redis that is away: what is unfinished is in the store. */
const STOP_WITHIN_MS = 8_000;

/**
 * Starts something and keeps it running until the process is told to stop (SIGINT, SIGTERM). Resolves with
 * the exit code: 0; 1 when it could not start, or its Redis is gone for good; 78 when the configuration can't
 * be used.
 */
export async function runUntilStopped(
  start: () => Promise<Pick<Program, 'lost' | 'stop'>>,
  err: (text: string) => void,
  stopWithinMs: number = STOP_WITHIN_MS,
): Promise<number> {
  const stopped = untilStopped();
  try {
    const running = await start();
    const lost = await Promise.race([stopped, running.lost]);
    if (lost) err(`usher has to stop: ${lost.message}\n`);
    await Promise.race([running.stop(), sleep(stopWithinMs, undefined, { ref: false })]);
    return lost ? 1 : 0;
  } catch (error) {
    const failure = startFailure(error);
    if (!failure) err(`usher could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    else err(failure.text);
    return failure?.code ?? 1;
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
