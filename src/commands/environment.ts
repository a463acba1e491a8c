import { RedisAwayError, RedisUrlError, redisOptions } from '../../adapters/redis/connection.ts';
import { EmbeddedRedisError } from '../../adapters/redis/embedded.ts';
import { UnfitRedisError } from '../../adapters/redis/settings.ts';
import { type Config, ConfigError, readConfig, VARIABLES } from '../config/config.ts';
import { readByNobody } from '../config/misspelt.ts';
import { SealKeyError } from '../credentials/seal.ts';
import { FlowError } from '../flow/load.ts';
import { ListenError } from '../server/http.ts';
import { shops } from '../shops.ts';
import { EX_CONFIG } from './exit-codes.ts';

/**
 * The configuration, from the environment.
 * @throws ConfigError
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const config = readConfig(env, shops);
  try {
    if (config.redisUrl !== undefined) redisOptions(config.redisUrl);
  } catch (error) {
    if (!(error instanceof RedisUrlError)) throw error;
    throw new ConfigError([{ variable: 'REDIS_URL', message: error.message }]);
  }
  return config;
}

/** What an operator reads of variables that were probably meant for Usher, and that it does not read. */
export function readByNobodyIn(env: Record<string, string | undefined>): string[] {
  const ofShops = Object.values(shops).flatMap(({ variables }) => Object.keys(variables));
  return readByNobody(env, [...VARIABLES, ...ofShops]);
}

/** What an operator reads when the program could not start, and the exit code; undefined for a fault of ours. */
export function startFailure(error: unknown): { code: number; text: string } | undefined {
  if (error instanceof ConfigError) {
    const lines = error.mistakes.map(({ variable, message }) => `  ${variable} ${message}`);
    const all = `usher can't start; please fix this in the environment (see .env.example):\n${lines.join('\n')}\n`;
    return { code: EX_CONFIG, text: all };
  }
  if (
    error instanceof EmbeddedRedisError ||
    error instanceof SealKeyError ||
    error instanceof UnfitRedisError
  )
    return { code: EX_CONFIG, text: `usher can't start: ${error.message}\n` };
  if (error instanceof FlowError)
    return { code: EX_CONFIG, text: `usher can't start; a flow has mistakes:\n${error.message}\n` };
  if (error instanceof ListenError || error instanceof RedisAwayError)
    return { code: 1, text: `usher can't start: ${error.message}\n` };
  return undefined;
}
