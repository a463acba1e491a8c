import { LogLevel, type Logger as SdkLogger } from '@slack/bolt';
import type { Logger } from '../../src/base/log.ts';
import { ChatError } from '../../src/chat/chat.ts';

/**
 * A logger for Slack's packages that cannot leak: they log whole bodies at debug level, and pieces
 * of bodies inside error messages. Only warnings and errors pass, and of those only the fixed words
 * they begin with.
 */
export function sdkLogger(log: Logger): SdkLogger {
  const quiet = () => {};
  return {
    debug: quiet,
    info: quiet,
    warn: (first: unknown) => log.warn({ sdk: fixedWords(first) }, 'slack package'),
    error: (first: unknown) => log.error({ sdk: fixedWords(first) }, 'slack package'),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  };
}

function fixedWords(first: unknown): string {
  if (first instanceof Error) return first.name;
  return typeof first === 'string' ? (/^[\w ',.-]{0,100}/.exec(first)?.[0].trim() ?? '') : typeof first;
}

/** What may be logged of an error: its kind, and the system's or platform's word for it if there is one. */
export function errorFields(error: unknown): { error: string; code?: string } {
  if (error instanceof ChatError) return { error: error.name, code: error.reason };
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { error: error.name, ...(code ? { code } : {}) };
}
