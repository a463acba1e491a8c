import { createHash } from 'node:crypto';
import { type Flow, findStep, firstStep, stepAfter } from '../flow/flow.ts';
import type { Step } from '../flow/schema.ts';
import type { Onboarding, Place } from './onboarding.ts';

/** A place as one word, for buttons: `permissions`, `permissions#3`. */
export function placeKey(place: Place): string {
  return place.item === undefined ? place.step : `${place.step}#${place.item}`;
}

/** The step a place is at. The place must stand in the flow (see `nearestPlace`). */
export function stepAt(flow: Flow, place: Place): Step {
  return findStep(flow, place.step) ?? firstStep(flow);
}

/** The place at a step, or at an item of its checklist; one past the last is the list gone through. */
export function placeOf(step: Step, item?: number): Place {
  if (!step.checklist) return { step: step.id };
  const lines = step.checklist.map(({ text }) => text).join('\n');
  const list = createHash('sha256').update(lines).digest('hex').slice(0, 8);
  return { step: step.id, ...(item === undefined ? {} : { item }), list };
}

/** The place one further on, by *done*; undefined where only a choice or credentials lead on. */
export function placeAfter(flow: Flow, place: Place): Place | undefined {
  const step = stepAt(flow, place);
  if (place.item !== undefined && place.item < (step.checklist?.length ?? 0)) {
    return placeOf(step, place.item + 1);
  }
  const after = stepAfter(flow, step);
  return after && placeOf(after);
}

/**
 * The same place under today's names, or undefined when its step is gone. In a list that was edited it is
 * the whole list: nobody can tell which of its items were shown.
 */
function inFlow(flow: Flow, place: Place): Place | undefined {
  const step = findStep(flow, place.step);
  if (!step) return undefined;
  const here = placeOf(step, place.item);
  return here.list === place.list ? { ...place, ...here } : placeOf(step);
}

/**
 * Where an onboarding stands in the flow as it is now. When its step is gone (the flow was edited
 * meanwhile), that is the step after the last one the merchant went through that still stands. `moved` says
 * why it is another place than before: the step is gone, or its checklist was edited.
 */
export function nearestPlace(
  flow: Flow,
  { place, trail }: Pick<Onboarding, 'place' | 'trail'>,
): { place: Place; trail: Place[]; moved: 'gone' | 'edited' | undefined } {
  const standing = trail.map((past) => inFlow(flow, past)).filter((past) => past !== undefined);
  const here = inFlow(flow, place);
  if (here) {
    const moved = here.list === place.list ? undefined : 'edited';
    return { place: here, trail: standing, moved };
  }
  const last = standing.at(-1);
  if (!last) return { place: placeOf(firstStep(flow)), trail: [], moved: 'gone' };
  const after = placeAfter(flow, last);
  return after
    ? { place: after, trail: standing, moved: 'gone' }
    : { place: last, trail: standing.slice(0, -1), moved: 'gone' };
}
