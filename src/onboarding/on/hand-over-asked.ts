import { channelKey } from '../../chat/address.ts';
import { canHandOver } from '../../state/onboarding.ts';
import { deliver, sinkOf } from '../deliver.ts';
import { audit, type Handler, type Of, type Turn } from '../turn.ts';
import { handOverDoubtful } from './hand-over-doubtful.ts';

/**
 * Somebody wants the credentials. A new link makes the ones before it dead; a push is on its way once; in a form
 * they are shown at once.
 */
export const handOverAsked: Handler<'hand-over-asked'> = (turn, event) => {
  const { state, effects } = turn;
  const { at, by, way, link } = event;
  const sink = sinkOf(way);
  if (!canHandOver(state) || (sink && state.handOver?.asked?.way === sink)) return;
  const opens = link ? { link: link.id, until: link.until } : {};
  state.handOver = { ...state.handOver, asked: { at, by, way, ...opens } };
  const where = state.pm ? { where: channelKey(state.pm) } : {};
  audit(turn, 'hand-over-asked', { who: by, ...where, detail: [way] });
  if (way === 'form') showInForm(turn, event);
  if (!sink) return;
  deliver(turn, sink);
  effects.push({ kind: 'card' });
};

/** Whoever asks again for a form that is open has lost it: nobody will say how that ended. */
function showInForm(turn: Turn, { at, by, way, link, trigger }: Of<'hand-over-asked'>): void {
  const { state, effects, policy } = turn;
  const { submission, handOver } = state;
  if (!submission || !link || trigger === undefined) return;
  const before = handOver?.opening;
  if (before) handOverDoubtful(turn, { ...turn.event, kind: 'hand-over-doubtful', link: before.link });
  const opening = { at, way, link: link.id, attempt: link.id, submission: submission.id, by };
  state.handOver = { ...handOver, opening };
  effects.push(
    { kind: 'show', link: link.id, trigger },
    { kind: 'conclude', link: link.id, attempt: link.id, notBefore: at + policy.formMs },
  );
}
