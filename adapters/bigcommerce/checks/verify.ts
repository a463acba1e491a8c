import type { Check, Report, ReportReason } from '../../../src/shop/report.ts';
import { type StoreApi, StoreUnavailableError } from '../client.ts';
import { judge, TokenRejected } from './judge.ts';
import { field, type Permission, permissions, type Reason } from './permissions.ts';

/** After so many unanswered checks in a row the rest is not asked: the shop is plainly down. */
const PATIENCE = 2;

/**
 * Checks the ten permissions live, one request at a time, changing nothing in the shop.
 *
 * The report of a token that never worked has no checks; every other report has all ten, those that were
 * not asked as `unknown`. It resolves whatever the shop does; it rejects only if `onCheck` does.
 */
export async function verifyStore(
  api: StoreApi,
  hash: string,
  onCheck?: (check: Check) => Promise<void>,
): Promise<Report> {
  const nowhere = { id: hash, name: null, domain: null };

  const start = await signIn(api);
  if (start instanceof StoreUnavailableError) return unreachable(nowhere, [], [start]);
  if (start) return { verdict: 'invalid', reason: start, store: nowhere, checks: [] };

  const done: Check[] = [];
  const troubles: StoreUnavailableError[] = [];
  let store: NonNullable<Report['store']> = nowhere;
  let inARow = 0;
  for (const permission of permissions) {
    const judged = await judge(permission, api).catch(asOutcome);
    if (judged instanceof TokenRejected) {
      const rest = permissions.slice(done.length).map(notAsked);
      return { verdict: 'invalid', reason: 'token_rejected', store, checks: [...done, ...rest] };
    }
    if (judged instanceof StoreUnavailableError) {
      troubles.push(judged);
      done.push(unanswered(permission));
      inARow += 1;
    } else {
      if (permission.id === 'information' && judged.check.outcome === 'pass') {
        store = storeOf(judged.answer.body, hash);
        if (store.id !== hash)
          return { verdict: 'invalid', reason: 'wrong_shop', store: nowhere, checks: [] };
      }
      done.push(judged.check);
      inARow = 0;
    }
    const last = done.at(-1);
    if (last) await onCheck?.(last);
    if (inARow >= PATIENCE) break;
  }
  if (troubles.length > 0) return unreachable(store, done, troubles);
  if (done.every(({ found }) => found === 'none')) {
    return { verdict: 'needs_changes', reason: 'nothing_granted', store, checks: done };
  }
  return {
    verdict: done.some(({ outcome }) => outcome === 'fail') ? 'needs_changes' : 'verified',
    store,
    checks: done,
  };
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

function unreachable(store: Report['store'], done: Check[], troubles: StoreUnavailableError[]): Report {
  const waits = troubles.flatMap(({ retryAfterMs }) => (retryAfterMs === undefined ? [] : [retryAfterMs]));
  return {
    verdict: 'unreachable',
    ...(troubles[0] && { reason: troubles[0].reason }),
    store,
    checks: [...done, ...permissions.slice(done.length).map(unanswered)],
    ...(waits.length > 0 && { retryAfterMs: Math.max(...waits) }),
  };
}

function unanswered({ id, required }: Permission): Check {
  return { id, required, outcome: 'unknown', found: null, unreachable: true };
}

function notAsked({ id, required }: Permission): Check {
  return { id, required, outcome: 'unknown', found: null, reason: 'token_rejected' satisfies Reason };
}
