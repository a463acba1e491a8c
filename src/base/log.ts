import { pino } from 'pino';

/** Structured logging. Fields never hold what people wrote, names of files, or anything secret. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What an error may be called in a log: its kind, without anything it may quote. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** A logger that writes JSON lines to standard error, or to `write`. */
export function createLogger(level: string, write?: (line: string) => void): Logger {
  const options = { level, base: { app: 'usher' }, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, write ? { write } : pino.destination({ dest: 2, sync: true }));
}
