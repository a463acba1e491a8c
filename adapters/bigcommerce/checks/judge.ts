import type { Check } from '../../../src/shop/report.ts';
import { type StoreAnswer, type StoreApi, StoreUnavailableError } from '../client.ts';
import {
  type Finding,
  isSuccess,
  type Level,
  type Permission,
  type Probe,
  readAnswer,
} from './permissions.ts';

/** The shop stopped accepting the token in the middle. */
export class TokenRejected extends Error {
  override readonly name = 'TokenRejected';
}

/** A finished check, and what the shop answered to its first probe. */
export interface Judged {
  check: Check;
  answer: StoreAnswer;
}

/**
 * Finds out about one permission. One probe after the other; the write decides, and only if it is refused
 * the read probe tells *read-only* from *none*.
 * @throws TokenRejected, StoreUnavailableError
 */
export async function judge(permission: Permission, store: StoreApi): Promise<Judged> {
  const left: string[] = [];
  const first = await ask(permission.probes[0], store, left);
  const conclude = permission.id === 'payment_methods' ? judgePaymentMethods : judgeWrite;
  const { outcome, found, because } = await conclude(permission, store, first.finding, left);
  const detail = [detailOf(permission, outcome, found, because), ...left].join(' ');
  const { id, label, required } = permission;
  return { check: { id, label, required, outcome, found, detail }, answer: first.answer };
}

type Judgement = Pick<Check, 'outcome'> & { found: Level | null; because?: string };
type Judge = (permission: Permission, store: StoreApi, first: Finding, left: string[]) => Promise<Judgement>;

const judgeWrite: Judge = async (permission, store, first, left) => {
  let finding = first;
  for (const probe of permission.probes.slice(1)) {
    if (finding !== 'absent') break;
    finding = (await ask(probe, store, left)).finding;
  }
  if (finding === 'granted') return { outcome: 'pass', found: permission.required };
  if (!permission.readProbe) {
    if (finding === 'denied') return { outcome: 'fail', found: 'none' };
    return notProved(permission, finding);
  }
  const read = (await ask(permission.readProbe, store, left)).finding;
  // Who may not even read may not modify, whatever became of the write.
  if (read === 'denied') return { outcome: 'fail', found: 'none' };
  if (finding === 'denied') return { outcome: 'fail', found: read === 'granted' ? 'read-only' : null };
  const because =
    read === 'granted' ? 'reading works, but BigCommerce offers no way to prove modify' : undefined;
  return notProved(permission, finding, because);
};

/**
 * A permission that BigCommerce offers no way to prove is unknown; one whose probe was answered with
 * something that means nothing has to be asked again.
 */
function notProved(permission: Permission, finding: Finding, because?: string): Judgement {
  if (finding === 'unclear' && !permission.unprovable) throw new StoreUnavailableError('no_answer');
  return { outcome: 'unknown', found: null, ...(because && { because }) };
}

/** Two routes, neither beyond doubt: the older one may be open to Information & Settings as well. */
const judgePaymentMethods: Judge = async (permission, store, current, left) => {
  if (current === 'denied') return { outcome: 'fail', found: 'none' };
  const older = permission.probes[1] ? (await ask(permission.probes[1], store, left)).finding : 'absent';
  if (current === 'granted' && older !== 'denied') return { outcome: 'pass', found: 'read-only' };
  if (current !== 'granted' && older === 'denied') return { outcome: 'fail', found: 'none' };
  if (current === 'unclear') return notProved(permission, current);
  return { outcome: 'unknown', found: null, because: 'BigCommerce gave two different answers' };
};

async function ask(
  probe: Probe,
  store: StoreApi,
  left: string[],
): Promise<{ finding: Finding; answer: StoreAnswer }> {
  const answer = await store.request(probe).catch((error: unknown) => {
    // What is only a second opinion must not hold up everything when it is away.
    if (probe.mayBeAway && error instanceof StoreUnavailableError && error.reason !== 'rate_limited')
      return undefined;
    throw error;
  });
  if (!answer) return { finding: 'absent', answer: { status: 0, body: undefined } };
  if (probe.undo && isSuccess(answer.status)) await takeBack(probe, answer, store, left);
  const finding = readAnswer(probe, answer);
  if (finding === 'rejected') throw new TokenRejected();
  return { finding, answer };
}

/** A probe succeeded that never should have: removes exactly what it made, or says that it is still there. */
async function takeBack(probe: Probe, answer: StoreAnswer, store: StoreApi, left: string[]): Promise<void> {
  const undo = probe.undo?.(answer.body);
  if (!undo) return;
  const done = await store.request(undo).then(
    ({ status }) => isSuccess(status) || status === 404,
    () => false,
  );
  if (!done) left.push('The check left an empty test entry behind in the store; please delete it there.');
}

const CHOSEN: Record<Level, string> = {
  none: 'you chose none',
  'read-only': 'you chose read-only',
  modify: 'you chose modify',
  manage: 'you chose manage',
};

function detailOf(
  { label, required }: Permission,
  outcome: Check['outcome'],
  found: Level | null,
  because = 'BigCommerce gave no clear answer',
): string {
  if (outcome === 'pass') return `${label}: ${required}, as it should be.`;
  if (outcome === 'fail') {
    return `${label}: ${found ? `${CHOSEN[found]}, it must be ${required}` : `it is not ${required}, as it must be`}.`;
  }
  return `${label}: ${because}; please make sure that its drop-down says ${required}.`;
}
