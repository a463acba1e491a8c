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

/** So many characters wait for whoever reads standard error; what comes on top is left out, and counted. */
const MOST_WAITING = 1_000_000;
/** Lines are written together: so many characters, or what came within so many ms. */
const TOGETHER = 4_096;
const TOGETHER_MS = 50;

/**
 * A logger that writes JSON lines to standard error, or to `write`. A reader who stalls holds nothing up: lines
 * wait for it, those that are too many are left out, and how many that were is a line of its own. At the end of the
 * process what waits is written first.
 */
export function createLogger(level: string, write?: (line: string) => void): Logger {
  const options = { level, base: { app: 'usher' }, timestamp: pino.stdTimeFunctions.isoTime };
  if (write) return pino(options, { write });
  if (level === 'silent') return pino(options);
  const destination = pino.destination({
    dest: 2,
    sync: false,
    maxLength: MOST_WAITING,
    minLength: TOGETHER,
  });
  setInterval(() => destination.flush(), TOGETHER_MS).unref();
  const logger = pino(options, destination);
  let leftOut = 0;
  destination.on('drop', () => leftOut++);
  destination.on('drain', () => {
    if (leftOut === 0) return;
    const lines = leftOut;
    leftOut = 0;
    logger.warn({ lines }, 'nobody read the log for a while: lines were left out');
  });
  return logger;
}
