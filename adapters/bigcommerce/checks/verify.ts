import type { Check, Report, ReportReason } from '../../../src/shop/report.ts';
import { type StoreApi, StoreUnavailableError } from '../client.ts';
import { judge, TokenRejected } from './judge.ts';
import { field, type Permission, permissions, type Reason } from './permissions.ts';

/** After so many unanswered checks in a row no more are begun: the shop is plainly down. */
const PATIENCE = 2;

/** So many permissions are checked at the same time. */
const AT_ONCE = 5;

/**
 * Checks the ten permissions live, some side by side, changing nothing in the shop. The token comes first: nothing is
 * asked with one that the shop does not know.
 *
 * The report of a token that never worked has no checks; every other report has all ten, those that were
 * not asked as `unknown`, in the order of the panel whichever was answered first. `onCheck` is told of each as it is done,
 * one at a time. It resolves whatever the shop does; it rejects only if `onCheck` does, once nothing is under way.
 */
export async function verifyStore(
  api: StoreApi,
  hash: string,
  onCheck?: (check: Check) => Promise<void>,
): Promise<Report> {
  const nowhere = { id: hash, name: null, domain: null };

  const start = await signIn(api);
  if (start instanceof StoreUnavailableError)
    return unreachable(nowhere, permissions.map(unanswered), [start]);
  if (start) return { verdict: 'invalid', reason: start, store: nowhere, checks: [] };

  const found = await checkAll(api, hash, onCheck);
  const { troubles, end, store = nowhere } = found;
  if (end === 'wrong_shop') return { verdict: 'invalid', reason: end, store: nowhere, checks: [] };
  const all = (missing: (permission: Permission) => Check) =>
    permissions.map((permission) => found.checks.get(permission.id) ?? missing(permission));
  if (end) return { verdict: 'invalid', reason: end, store, checks: all(notAsked) };
  const checks = all(unanswered);
  if (troubles.length > 0) return unreachable(store, checks, troubles);
  if (checks.every((check) => check.found === 'none')) {
    return { verdict: 'needs_changes', reason: 'nothing_granted', store, checks };
  }
  return {
    verdict: checks.some(({ outcome }) => outcome === 'fail') ? 'needs_changes' : 'verified',
    store,
    checks,
  };
}

interface Found {
  checks: Map<string, Check>;
  /** The checks that the shop left unanswered, and why. */
  troubles: StoreUnavailableError[];
  store?: NonNullable<Report['store']>;
  /** Why the rest was not worth asking. */
  end?: ReportReason;
}

/** Judges the permissions, some at the same time. */
async function checkAll(
  api: StoreApi,
  hash: string,
  onCheck: ((check: Check) => Promise<void>) | undefined,
): Promise<Found> {
  const found: Found = { checks: new Map(), troubles: [] };
  const waiting = [...permissions];
  let inARow = 0;
  let told = Promise.resolve();

  async function tell(check: Check): Promise<void> {
    found.checks.set(check.id, check);
    told = told.then(() => onCheck?.(check));
    await told.catch((error: unknown) => {
      waiting.length = 0;
      throw error;
    });
  }

  async function check(permission: Permission): Promise<void> {
    const judged = await judge(permission, api).catch(asOutcome);
    if (found.end) return;
    if (judged instanceof TokenRejected) {
      found.end = 'token_rejected';
    } else if (judged instanceof StoreUnavailableError) {
      inARow += 1;
      found.troubles.push(judged);
      await tell(unanswered(permission));
    } else {
      inARow = 0;
      if (permission.id === 'information' && judged.check.outcome === 'pass') {
        found.store = storeOf(judged.answer.body, hash);
        if (found.store.id !== hash) found.end = 'wrong_shop';
      }
      if (!found.end) await tell(judged.check);
    }
  }

  async function lane(): Promise<void> {
    while (!found.end && inARow < PATIENCE) {
      const next = waiting.shift();
      if (!next) return;
      await check(next);
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
  return found;
}

/**
 * Whether token and shop belong together. `/v2/time` needs no permission at all, so it says nothing about
 * any; a shop the token is not for answers 403 (or 404).
 */
async function signIn(api: StoreApi): Promise<ReportReason | StoreUnavailableError | undefined> {
  try {
    const { status, body } = await api.request({ method: 'GET', path: '/v2/time' });
    // Anybody may answer 200; only the API tells the time.
    if (status === 200) {
      return typeof field(body, 'time') === 'number' ? undefined : new StoreUnavailableError('no_answer');
    }
    if (status === 401) return 'token_rejected';
    if (status === 403 || status === 404) return 'wrong_shop';
    return new StoreUnavailableError('shop_down');
  } catch (error) {
    const outcome = asOutcome(error);
    if (outcome instanceof StoreUnavailableError) return outcome;
    throw error;
  }
}

function asOutcome(error: unknown): TokenRejected | StoreUnavailableError {
  if (error instanceof TokenRejected || error instanceof StoreUnavailableError) return error;
  throw error;
}

/** Name, domain and hash: the rest of `/v2/store` is personal and stays out. */
function storeOf(body: unknown, given: string): NonNullable<Report['store']> {
  const text = (name: string) => {
    const value = field(body, name);
    if (typeof value !== 'string') return null;
    // Nothing that could play tricks on a terminal or a chat.
    const plain = value.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
    return plain === '' ? null : plain.slice(0, 200);
  };
  return { id: text('id')?.toLowerCase() ?? given, name: text('name'), domain: text('domain') };
}

function unreachable(store: Report['store'], checks: Check[], troubles: StoreUnavailableError[]): Report {
  const waits = troubles.flatMap(({ retryAfterMs }) => (retryAfterMs === undefined ? [] : [retryAfterMs]));
  return {
    verdict: 'unreachable',
    ...(troubles[0] && { reason: troubles[0].reason }),
    store,
    checks,
    ...(waits.length > 0 && { retryAfterMs: Math.max(...waits) }),
  };
}

function unanswered({ id, required }: Permission): Check {
  return { id, required, outcome: 'unknown', found: null, unreachable: true };
}

function notAsked({ id, required }: Permission): Check {
  return { id, required, outcome: 'unknown', found: null, reason: 'token_rejected' satisfies Reason };
}
