import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FLOWS } from '../base/paths.ts';
import { withoutMarkup } from '../chat/spans.ts';
import { readDocument } from '../credentials/document.ts';
import { defaultFlow } from '../flow/catalog.ts';
import { flowFolders, formatMistake, readFlows } from '../flow/load.ts';
import type { Report, Verdict } from '../shop/report.ts';
import { readSettings } from '../shop/settings.ts';
import type { Secrets, Shop } from '../shop/shop.ts';
import { DEFAULT_FLOW, shops } from '../shops.ts';
import { checkDetail, checkLabel } from '../views/checks.ts';
import { noteTexts, problemText } from '../views/merchant/problems.ts';
import { EX_CONFIG, EX_USAGE } from './exit-codes.ts';
import { formatReport } from './report-table.ts';
import { USAGE } from './usage.ts';

/** Exit codes by verdict. */
const EXIT: Record<Verdict, number> = { verified: 0, needs_changes: 1, invalid: 2, unreachable: 3 };

/** More than any credentials file has, enough to tell what else it is. */
const MAX_FILE_BYTES = 1024 * 1024;
const PAUSE_MS = 3000;
/** An outage seldom ends while somebody looks on. */
const OUTAGE_MS = 10_000;
/** The store's other apps share its rate limit. */
const MOST_ROUNDS = 3;

/**
 * `usher verify FILE [--flow NAME] [--json]`: reads a credentials file of a flow's shop and checks it live, with
 * no store and no chat. Prints neither a secret nor the file's name, which may hold part of one.
 *
 * Resolves with the exit code: 0 verified, 1 needs changes, 2 invalid file or token, 3 the shop could not
 * be reached within `patienceMs`; 64 wrong usage, 78 a flow or a variable of
 * its shop that can't be used.
 *
 * With `--json`, one object goes to `out`. Its `checks` are all of them whenever the token worked at all or the
 * shop could not be reached, and empty when the file or the token is no good.
 */
export async function verifyCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
  { patienceMs = 45_000, root = FLOWS }: { patienceMs?: number; root?: string } = {},
): Promise<number> {
  const options = readArgs(args);
  if (!options) {
    err(`${USAGE.verify}\n`);
    return EX_USAGE;
  }
  const found = findShop(options.flow, root);
  if (!found.ok) {
    err(`${found.message}\n`);
    return found.code;
  }
  const { shop } = found;
  const { settings, mistakes } = readSettings([shop], env);
  if (mistakes.length > 0) {
    for (const { variable, message } of mistakes) err(`${variable} ${message}\n`);
    return EX_CONFIG;
  }

  const finish = (report: Report): number => {
    out(options.json ? `${JSON.stringify(forMachines(report, shop))}\n` : `${formatReport(report, shop)}\n`);
    return EXIT[report.verdict];
  };
  const read = await readSecrets(options.file, shop);
  if (!read.ok) {
    err(`${read.message}\n`);
    return options.json ? finish({ verdict: 'invalid', store: null, checks: [] }) : EXIT.invalid;
  }
  if (!options.json) {
    for (const note of noteTexts(shop.words, read.notes)) err(`Note: ${withoutMarkup(note)}\n`);
    err(`Checking ${shop.checks.length} permissions with ${shop.name}…\n`);
  }
  const verify = () => shop.verify(read.secrets, settings);
  const say = (seconds: number) =>
    err(`${shop.name} does not answer; trying again for up to ${seconds} seconds…\n`);
  return finish(await untilReached(verify, patienceMs, say));
}

function readArgs(args: string[]): { file: string; flow: string | undefined; json: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        flow: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? undefined : { file, flow: values.flow, json: values.json };
  } catch {
    return undefined;
  }
}

/** The shop of a flow. What was typed is not repeated: it may be anything. */
function findShop(
  named: string | undefined,
  root: string,
): { ok: true; shop: Shop } | { ok: false; code: number; message: string } {
  const { flows, mistakes } = readFlows(Object.keys(shops), root);
  const names = flowFolders(root).map((folder) => basename(folder));
  const name = named ?? defaultFlow(names, DEFAULT_FLOW);
  const flow = flows.find((each) => each.name === name);
  if (flow) {
    const shop = flow.shop === undefined ? undefined : shops[flow.shop];
    if (shop) return { ok: true, shop };
    return { ok: false, code: EX_USAGE, message: 'usher verify: this flow collects no credentials' };
  }
  const ofIt = mistakes.filter(({ file }) => basename(dirname(file)) === name);
  if (ofIt.length > 0) return { ok: false, code: EX_CONFIG, message: ofIt.map(formatMistake).join('\n') };
  const message = `usher verify: there is no such flow; there is: ${names.join(', ')}`;
  return { ok: false, code: EX_USAGE, message };
}

async function readSecrets(
  file: string,
  shop: Shop,
): Promise<{ ok: true; secrets: Secrets; notes: string[] } | { ok: false; message: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await readStart(file);
  } catch (error) {
    return { ok: false, message: `The file can't be read: ${reasonOf(error)}.` };
  }
  const document = readDocument(bytes);
  const parsed = document.ok ? shop.parse(document.text) : document;
  return parsed.ok ? parsed : { ok: false, message: withoutMarkup(problemText(shop.words, parsed.problem)) };
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

/** The report as it was agreed on, see `--json`. */
function forMachines({ verdict, store, checks }: Report, shop: Shop): object {
  return {
    verdict,
    store: store && { name: store.name, domain: store.domain, hash: store.id },
    checks: checks.map((check) => ({
      id: check.id,
      label: checkLabel(shop, check),
      required: check.required,
      outcome: check.outcome,
      found: check.found,
      detail: withoutMarkup(checkDetail(shop, check)),
    })),
  };
}
