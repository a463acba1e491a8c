import { parseArgs } from 'node:util';
import { type Counts, countSeals, reseal } from '../credentials/reseal.ts';
import { createSeal, type SealKey } from '../credentials/seal.ts';
import { ownSealKeys } from '../credentials/seal-key.ts';
import type { Seals } from '../store/seals.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';
import { withStore } from './with-store.ts';

/**
 * `usher keys [--reseal]`: how much is sealed with which key, and seals it again with the first. Resolves with the exit
 * code: 0 everything is sealed with the first key, so that the others may go; 1 something is not, or there is no Redis;
 * 64 wrong usage, 78 a bad configuration.
 */
export async function keysCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  const options = readArgs(args);
  if (!options) {
    err(`${USAGE.keys}\n`);
    return EX_USAGE;
  }
  try {
    const config = loadConfig(env);
    const keys = config.sealKeys ?? ownSealKeys(config.dataDir);
    return await withStore(config, async ({ seals }) => {
      if (options.reseal) out(await resealAll(seals, keys));
      return await tell(seals, keys, out);
    });
  } catch (error) {
    const failure = startFailure(error);
    if (!failure) throw error;
    err(failure.text);
    return failure.code;
  }
}

function readArgs(args: string[]): { reseal: boolean } | undefined {
  try {
    return parseArgs({ args, options: { reseal: { type: 'boolean', default: false } } }).values;
  } catch {
    return undefined;
  }
}

async function resealAll(seals: Seals, keys: readonly SealKey[]): Promise<string> {
  const { resealed, unopened } = await reseal(seals, createSeal(keys));
  const lost = unopened > 0 ? ` ${unopened} can't be opened with any key in USHER_SEAL_KEYS.` : '';
  return `Sealed again with the first key: ${resealed}.${lost}\n`;
}

async function tell(seals: Seals, keys: readonly SealKey[], out: (text: string) => void): Promise<0 | 1> {
  const { kept, files } = await countSeals(seals);
  const known = keys.map(({ kid }) => kid);
  const all = [...new Set([...known, ...kept.keys(), ...files.keys()])];
  for (const kid of all) out(`${lineOf(kid, known, kept, files)}\n`);
  const isLeft = all.some((kid) => kid !== known[0] && (kept.has(kid) || files.has(kid)));
  return isLeft ? 1 : 0;
}

function lineOf(kid: string, known: string[], kept: Counts, files: Counts): string {
  const waiting = files.get(kid) ?? 0;
  const sealed = kept.get(kid) ?? 0;
  const words = [`${kid || '(no name)'}: ${sealed} sealed`];
  if (waiting > 0) words.push(`${waiting} links to files, which are read within minutes`);
  if (kid === known[0]) words.push('this key seals');
  else if (!known.includes(kid)) words.push('not in USHER_SEAL_KEYS');
  else if (sealed + waiting === 0) words.push('can be taken out of USHER_SEAL_KEYS');
  return words.join(', ');
}
