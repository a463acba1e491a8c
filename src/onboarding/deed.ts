import { nearestPlace } from '../state/place.ts';
import { whyMoved } from '../views/merchant/replies.ts';
import { stepMessage } from '../views/merchant/steps.ts';
import { announce } from './announce.ts';
import { ask, audit, byMerchant, type Turn } from './turn.ts';

/** A second press of a button just used is a double click, not a wish. */
export const DOUBLE_CLICK_MS = 4000;

const HOURS_MS = 6 * 3_600_000;

/** What a deed of the merchant found. */
export interface Deed {
  /** It is their first. */
  isNew: boolean;
  /** They could not be reached before. */
  wasGone: boolean;
  /** How long after their deed before, in ms. */
  sinceTouched: number;
  /** The guide was edited meanwhile, and they stand elsewhere now. */
  moved: Moved;
}

type Moved = ReturnType<typeof nearestPlace>['moved'];

/** The merchant did something, in person: they are there, can be reached, and the PM may read of them. */
export function deed(turn: Turn): Deed {
  const { state, event } = turn;
  const isNew = state.version === 0;
  const wasGone = state.unreachable.merchant !== undefined;
  const sinceTouched = event.at - state.touchedAt;
  state.touchedAt = event.at;
  delete state.unreachable.merchant;
  if (wasGone) turn.effects.push({ kind: 'card' });
  delete state.remindAt;
  if (state.stalled) {
    delete state.stalled;
    turn.effects.push({ kind: 'card' });
  }
  // What could not be had at first is asked for once more; where their clock is, many never tell.
  const { name } = state.merchant;
  const isUnknown = name === undefined || (state.timeZone === undefined && sinceTouched > HOURS_MS);
  if (!isNew && !state.isOnlyGreeted && isUnknown) turn.effects.push({ kind: 'introduce' });
  if (state.awaited) {
    delete state.awaited;
    state.arrivedAt = event.at;
    turn.effects.push({ kind: 'card' });
  }
  if (state.isOnlyGreeted && event.kind !== 'hello') {
    delete state.isOnlyGreeted;
    state.startedAt = event.at;
    turn.effects.push({ kind: 'list' }, { kind: 'introduce' }, { kind: 'card' });
    announce(turn, 'onboarding.started');
    audit(turn, 'started', byMerchant(turn));
  }
  return { isNew, wasGone, sinceTouched, moved: stand(turn) };
}

/** Something of the merchant's arrived: by itself a deed, unless it was fetched in the background. */
export function arrival(turn: Turn, { sentAt }: { sentAt?: number | undefined }): void {
  if (sentAt === undefined) deed(turn);
  else stand(turn);
}

/** Puts the merchant where their place is in the flow as it is now. */
function stand({ state, guide, event }: Turn): Moved {
  const { place, trail, moved } = nearestPlace(guide.flow, state);
  state.place = place;
  state.trail = trail;
  if (moved) state.arrivedAt = event.at;
  return moved;
}

/** Shows the step to whoever could not have seen it: then what they said or pressed was no answer to it. */
export function showUnseen(turn: Turn, { isNew, moved }: Deed): boolean {
  const { state, guide } = turn;
  if (isNew) ask(turn, stepMessage(guide, state));
  else if (moved && state.phase === 'guide') ask(turn, stepMessage(guide, state, whyMoved(moved)));
  else return false;
  return true;
}
