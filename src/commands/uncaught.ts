import { errorName, type Logger } from '../base/log.ts';

/**
 * Looks after errors that nobody caught; Node would print them whole, secrets and all, and end the process.
 *
 * - A promise nobody waited for: the program goes on. Nothing that counts hangs on such a promise: an
 *   event is committed before it is acknowledged, and what is owed is in the outbox. Ending would let one
 *   odd request take the bot from everybody.
 * - An exception out of nowhere may leave things half done in memory: the program ends with code 1. All
 *   that counts is in the store, for the next process.
 */
export function handleUncaught(log: Logger): void {
  process.on('unhandledRejection', (reason) => {
    log.error(traceOf(reason), 'a fault of ours, in a promise nobody waited for; going on');
  });
  process.on('uncaughtException', (error) => {
    log.error(traceOf(error), 'a fault of ours, which nobody caught; ending');
    process.exit(1);
  });
}

/** A place in the code is no longer; what an error quotes may be. */
const LONGEST_LINE = 500;

/** The kind of an error and the places in the code it came from, without its words, which may quote anything. */
function traceOf(error: unknown): { error: string; at: string[] } {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const lines = stack.filter((line) => line.length <= LONGEST_LINE);
  const at = lines.flatMap(
    (line) => /^ {4}at .*?((?:file:|node:)?[\w@./-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? [],
  );
  return { error: errorName(error), at: at.slice(0, 8) };
}
