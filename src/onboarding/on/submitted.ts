import { collectStep } from '../../flow/flow.ts';
import type { Received } from '../../state/event.ts';
import { checkReplaced, progressMessage, stillChecking } from '../../views/merchant/checking.ts';
import { fileOvertaken } from '../../views/merchant/files.ts';
import { formTaken } from '../../views/merchant/form.ts';
import { arrival } from '../deed.ts';
import { AT_ONCE_MS, isOvertaken, setAside } from '../submissions.ts';
import {
  audit,
  byMerchant,
  close,
  destroy,
  type Handler,
  moveTo,
  type Of,
  sayIn,
  settle,
  type Turn,
} from '../turn.ts';

/** Credentials arrived: "Got it", and the check begins. Earlier ones are set aside. */
export const submitted: Handler<'submitted'> = (turn, event) => {
  arrival(turn, event);
  if (event.card) turn.effects.push({ kind: 'close-form', card: event.card, message: formTaken() });
  const { state } = turn;
  const { received, sentAt = event.at } = event;
  audit(turn, 'sent', { ...byMerchant(turn), detail: [received.via, received.fingerprint] });
  const again = whatIsSame(turn, received, sentAt);
  if (!again && !isOvertaken(state, sentAt)) return check(turn, event, sentAt);
  destroy(turn, received.id, again ? 'repeated' : 'overtaken');
  if (again === 'checking') turn.effects.push({ kind: 'say', message: stillChecking(turn.guide, state) });
  if (!again) turn.effects.push({ kind: 'say', message: fileOvertaken() });
};

function check(turn: Turn, { received, notes }: Of<'submitted'>, sentAt: number): void {
  const { state, guide } = turn;
  setAside(turn);
  if (state.phase === 'checking' || state.phase === 'retrying') {
    settle(turn, 'progress', checkReplaced());
  }
  state.submission = { ...received, at: sentAt, notes, checks: [] };
  state.phase = 'checking';
  const collect = collectStep(guide.flow);
  if (collect && state.place.step !== collect.id) moveTo(turn, { step: collect.id });
  close(turn);
  delete state.messages.progress;
  turn.effects.push({ kind: 'verify', submission: received.id });
  sayIn(turn, 'progress', progressMessage(guide, state));
  turn.effects.push({ kind: 'card' });
}

/**
 * Whether these very credentials are being checked, or have just been told of: sent twice in one go, they
 * are one submission.
 */
function whatIsSame({ state }: Turn, { digest }: Received, sentAt: number): 'checking' | 'told' | undefined {
  const { submission, phase } = state;
  if (digest === undefined || submission?.digest !== digest) return undefined;
  if (phase === 'checking' || phase === 'retrying') return 'checking';
  return phase === 'result' && sentAt - submission.at < AT_ONCE_MS ? 'told' : undefined;
}
