import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bigCommerce } from '../../adapters/bigcommerce/client.ts';
import { credentials as bigcommerce } from '../../flows/bigcommerce/index.ts';
import { readDocument } from '../credentials/document.ts';
import type { Report, Verdict } from '../shop/report.ts';
import type { CredentialsKind, Secrets } from '../shop/shop.ts';
import { EX_CONFIG, EX_USAGE } from './exit-codes.ts';
import { formatReport } from './report-table.ts';
import { USAGE } from './usage.ts';

/** Exit codes by verdict. */
const EXIT: Record<Verdict, number> = { verified: 0, needs_changes: 1, invalid: 2, unreachable: 3 };

const KINDS = new Map<string, CredentialsKind>([['bigcommerce', bigcommerce]]);

/** More than any credentials file has, enough to tell what else it is. */
const MAX_FILE_BYTES = 1024 * 1024;
const PAUSE_MS = 3000;
/** An outage seldom ends while somebody looks on. */
const OUTAGE_MS = 10_000;
/** The store's other apps share its rate limit. */
const MOST_ROUNDS = 3;

/**
 * `usher verify FILE [--flow bigcommerce] [--json]`: reads a credentials file and checks it live, with no
 * store and no chat. Prints neither a secret nor the file's name, which may hold part of one.
 *
 * Resolves with the exit code: 0 verified, 1 needs changes, 2 invalid file or token, 3 the shop could not
 * be reached within `patienceMs`; 64 wrong usage, 78 a bad `BIGCOMMERCE_API_URL`.
 *
 * With `--json`, one object goes to `out`. Its `checks` are all ten whenever the token worked at all or the
 * shop could not be reached, and empty when the file or the token is no good.
 */
export async function verifyCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
  patienceMs = 45_000,
): Promise<number> {
  const options = readArgs(args);
  const kind = options && KINDS.get(options.flow);
  if (!options || !kind) {
    err(
      options
        ? `usher verify: there is no such flow; there is: ${[...KINDS.keys()].join(', ')}\n`
        : `${USAGE.verify}\n`,
    );
    return EX_USAGE;
  }
  const apiUrl = env.BIGCOMMERCE_API_URL || 'https://api.bigcommerce.com';
  if (!isOrigin(apiUrl)) {
    err('BIGCOMMERCE_API_URL must be an http(s) address, such as https://api.bigcommerce.com\n');
    return EX_CONFIG;
  }

  const finish = (report: Report): number => {
    out(
      options.json ? `${JSON.stringify(forMachines(report))}\n` : `${formatReport(report, kind.shopName)}\n`,
    );
    return EXIT[report.verdict];
  };
  const read = await readSecrets(options.file, kind);
  if (!read.ok) {
    err(`${read.message}\n`);
    return options.json ? finish({ verdict: 'invalid', store: null, checks: [] }) : EXIT.invalid;
  }
  if (!options.json) {
    for (const note of read.notes) err(`Note: ${note}\n`);
    err(`Checking ${kind.checks.length} permissions with ${kind.shopName}…\n`);
  }
  const verify = () => kind.verify(read.secrets, bigCommerce({ apiUrl }));
  const say = (seconds: number) =>
    err(`${kind.shopName} does not answer; trying again for up to ${seconds} seconds…\n`);
  return finish(await untilReached(verify, patienceMs, say));
}

function readArgs(args: string[]): { file: string; flow: string; json: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        flow: { type: 'string', default: 'bigcommerce' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? undefined : { file, flow: values.flow, json: values.json };
  } catch {
    return undefined;
  }
}

function isOrigin(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol) && !/[?#@]/.test(url);
}

async function readSecrets(
  file: string,
  kind: CredentialsKind,
): Promise<{ ok: true; secrets: Secrets; notes: string[] } | { ok: false; message: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await readStart(file);
  } catch (error) {
    return { ok: false, message: `The file can't be read: ${reasonOf(error)}.` };
  }
  const document = readDocument(bytes, kind.wanted);
  const parsed = document.ok ? kind.parse(document.text) : document;
  return parsed.ok ? parsed : { ok: false, message: parsed.problem.message };
}

/** The beginning of a file (or of what a pipe delivers). */
async function readStart(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(MAX_FILE_BYTES);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** Why, without the path that Node's own messages name. */
function reasonOf(error: unknown): string {
  const code: unknown = Object(error).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'there is no permission to';
  return typeof code === 'string' ? code : 'unknown trouble';
}

/**
 * Tries again while the shop does not answer: a rate limit is waited out for `patienceMs`, anything else for
 * some seconds only. `say` is told once how long that may take.
 */
async function untilReached(
  verify: () => Promise<Report>,
  patienceMs: number,
  say: (seconds: number) => void,
): Promise<Report> {
  const start = Date.now();
  for (let round = 1; ; round++) {
    const report = await verify();
    if (report.verdict !== 'unreachable') return report;
    const limit = report.reason === 'rate_limited' ? patienceMs : Math.min(patienceMs, OUTAGE_MS);
    const pause = Math.max(report.retryAfterMs ?? 0, PAUSE_MS * round);
    if (round === MOST_ROUNDS || Date.now() - start + pause > limit) return report;
    if (round === 1) say(Math.ceil(limit / 1000));
    await sleep(pause);
  }
}

function forMachines({ verdict, store, checks }: Report): object {
  return {
    verdict,
    store,
    checks: checks.map(({ id, label, required, outcome, found, detail }) => ({
      id,
      label,
      required,
      outcome,
      found,
      detail,
    })),
  };
}
