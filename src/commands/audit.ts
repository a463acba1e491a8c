import { parseArgs } from 'node:util';
import { csvOf } from '../base/csv.ts';
import type { AuditEntry } from '../state/audit.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';
import { withStore } from './with-store.ts';

/**
 * `usher audit [ID] [--csv]`: prints who did what when, oldest first. Resolves with the exit code: 0; 1 there is
 * no such onboarding, or no Redis; 64 wrong usage, 78 a bad configuration.
 */
export async function auditCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  const options = readArgs(args);
  if (!options) {
    err(`${USAGE.audit}\n`);
    return EX_USAGE;
  }
  const { id, csv } = options;
  try {
    const { entries, isKnown } = await withStore(loadConfig(env), async (store) => {
      const entries = await store.audit.read(id);
      return { entries, isKnown: entries.length > 0 || id === undefined || (await store.exists(id)) };
    });
    // What was typed is not repeated: it may be anything.
    if (!isKnown) {
      err('usher audit: there is no such onboarding.\n');
      return 1;
    }
    const rows = entries.map(rowOf);
    out(csv ? csvOf([HEAD, ...rows]) : rows.map(lineOf).join(''));
    return 0;
  } catch (error) {
    const failure = startFailure(error);
    if (!failure) throw error;
    err(failure.text);
    return failure.code;
  }
}

function readArgs(args: string[]): { id: string | undefined; csv: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { csv: { type: 'boolean', default: false } },
    });
    const [id, ...more] = positionals;
    return more.length > 0 ? undefined : { id, ...values };
  } catch {
    return undefined;
  }
}

const HEAD = ['at', 'what', 'onboarding', 'user', 'name', 'where', 'detail'];

function rowOf({ at, what, onboarding, who, where, detail = [] }: AuditEntry): string[] {
  const when = new Date(at).toISOString();
  return [when, what, onboarding ?? '', who?.user ?? '', who?.name ?? '', where ?? '', detail.join(' ')];
}

/** For a terminal, which must not act upon what people are called. */
function lineOf(row: string[]): string {
  const [at, what, onboarding, user, name, where, detail] = row.map(printable);
  const who = [user, name && `(${name})`].filter(Boolean).join(' ');
  const words = [at, what?.padEnd(16), onboarding, who && `by ${who}`, where && `at ${where}`, detail];
  return `${words.filter(Boolean).join('  ').trimEnd()}\n`;
}

const printable = (text: string) => text.replace(/\p{C}/gu, '');
