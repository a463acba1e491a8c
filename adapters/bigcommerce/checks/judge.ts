import type { Check } from '../../../src/shop/report.ts';
import { type StoreAnswer, type StoreApi, StoreUnavailableError } from '../client.ts';
import {
  type Finding,
  isSuccess,
  type Level,
  type Permission,
  type Probe,
  type Reason,
  readAnswer,
} from './permissions.ts';

/** The shop stopped accepting the token in the middle. */
export class TokenRejected extends Error {
  override readonly name = 'TokenRejected';
}

/** Whether a probe made something that is still there. */
interface Traces {
  left: boolean;
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
  const traces: Traces = { left: false };
  const first = await ask(permission.probes[0], store, traces);
  const conclude = permission.id === 'payment_methods' ? judgePaymentMethods : judgeWrite;
  const judgement = await conclude(permission, store, first.finding, traces);
  const { id, required } = permission;
  const check: Check = { id, required, ...judgement, ...(traces.left && { leftBehind: true }) };
  return { check, answer: first.answer };
}

type Judgement = Pick<Check, 'outcome'> & { found: Level | null; reason?: Reason };
type Judge = (permission: Permission, store: StoreApi, first: Finding, traces: Traces) => Promise<Judgement>;

const judgeWrite: Judge = async (permission, store, first, traces) => {
  let finding = first;
  for (const probe of permission.probes.slice(1)) {
    if (finding !== 'absent') break;
    finding = (await ask(probe, store, traces)).finding;
  }
  if (finding === 'granted') return { outcome: 'pass', found: permission.required };
  if (!permission.readProbe) {
    if (finding === 'denied') return { outcome: 'fail', found: 'none' };
    return notProved(permission, finding);
  }
  const read = (await ask(permission.readProbe, store, traces)).finding;
  // Who may not even read may not modify, whatever became of the write.
  if (read === 'denied') return { outcome: 'fail', found: 'none' };
  if (finding === 'denied') return { outcome: 'fail', found: read === 'granted' ? 'read-only' : null };
  return notProved(permission, finding, read === 'granted' ? 'only_reading_proved' : 'unclear');
};

/**
 * A permission that BigCommerce offers no way to prove is unknown; one whose probe was answered with
 * something that means nothing has to be asked again.
 */
function notProved(permission: Permission, finding: Finding, reason: Reason = 'unclear'): Judgement {
  if (finding === 'unclear' && !permission.unprovable) throw new StoreUnavailableError('no_answer');
  return { outcome: 'unknown', found: null, reason };
}

/** Two routes, neither beyond doubt: the older one may be open to Information & Settings as well. */
const judgePaymentMethods: Judge = async (permission, store, current, traces) => {
  if (current === 'denied') return { outcome: 'fail', found: 'none' };
  const older = permission.probes[1] ? (await ask(permission.probes[1], store, traces)).finding : 'absent';
  if (current === 'granted' && older !== 'denied') return { outcome: 'pass', found: 'read-only' };
  if (current !== 'granted' && older === 'denied') return { outcome: 'fail', found: 'none' };
  if (current === 'unclear') return notProved(permission, current);
  return { outcome: 'unknown', found: null, reason: 'contradictory' };
};

async function ask(
  probe: Probe,
  store: StoreApi,
  traces: Traces,
): Promise<{ finding: Finding; answer: StoreAnswer }> {
  const answer = await store.request(probe).catch((error: unknown) => {
    // What is only a second opinion must not hold up everything when it is away.
    if (probe.mayBeAway && error instanceof StoreUnavailableError && error.reason !== 'rate_limited')
      return undefined;
    throw error;
  });
  if (!answer) return { finding: 'absent', answer: { status: 0, body: undefined } };
  if (probe.undo && isSuccess(answer.status)) await takeBack(probe, answer, store, traces);
  const finding = readAnswer(probe, answer);
  if (finding === 'rejected') throw new TokenRejected();
  return { finding, answer };
}

/** A probe succeeded that never should have: removes exactly what it made, or says that it is still there. */
async function takeBack(probe: Probe, answer: StoreAnswer, store: StoreApi, traces: Traces): Promise<void> {
  const undo = probe.undo?.(answer.body);
  if (!undo) return;
  const done = await store.request(undo).then(
    ({ status }) => isSuccess(status) || status === 404,
    () => false,
  );
  if (!done) traces.left = true;
}
