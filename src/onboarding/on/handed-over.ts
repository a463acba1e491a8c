import { handedOver as told } from '../../views/merchant/finish.ts';
import * as alerts from '../../views/pm/alerts.ts';
import { forPm } from '../../words/words.ts';
import { announce } from '../announce.ts';
import { audit, destroy, type Handler, type Of, type Unguided } from '../turn.ts';

/** They are out: their seal is destroyed, the merchant may let go of the file, the PM reads who has them. */
export const handedOver: Handler<'handed-over'> = (turn, event) => {
  const { state, effects, guide } = turn;
  const wasDone = state.handOver?.done;
  release(turn, event);
  if (state.handOver?.done && !wasDone) effects.push({ kind: 'say', message: told(guide, state) });
};

/** Puts it on record, without a word to the merchant. */
export function release(turn: Unguided, handed: Of<'handed-over'>): void {
  const { state, event, effects } = turn;
  const { submission, way, by, receipt } = handed;
  const { opening, done } = state.handOver ?? {};
  const isPushed = way === 'webhook' || way === 'vault';
  audit(turn, isPushed ? 'pushed' : 'revealed', { ...(by && { who: by }), where: way });
  destroy(turn, submission, 'handed-over');
  if (receipt !== undefined) state.receipts = { ...state.receipts, [way]: receipt };
  if (state.failing?.submission === submission) state.failing = undefined;
  if (opening?.submission === submission) opening.ended = 'shown';
  if (state.kept?.submission === submission) state.kept = undefined;
  const taken = { at: event.at, way, ...(by ? { by } : {}) };
  if (state.submission?.id === submission && !done) state.handOver = { ...state.handOver, done: taken };
  announce(turn, 'onboarding.handed_over', { submission, way });
  effects.push(
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => alerts.handedOver(state, taken)), thread: true },
  );
}
