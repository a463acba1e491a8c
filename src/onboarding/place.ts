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

/** The place one further on, by *done*; undefined where only a choice or credentials lead on. */
export function placeAfter(flow: Flow, place: Place): Place | undefined {
  const step = stepAt(flow, place);
  if (place.item !== undefined && place.item < (step.checklist?.length ?? 0)) {
    return { step: step.id, item: place.item + 1 };
  }
  const after = stepAfter(flow, step);
  return after && { step: after.id };
}

/** The same place under today's names, or undefined when its step is gone. */
function inFlow(flow: Flow, place: Place): Place | undefined {
  const step = findStep(flow, place.step);
  if (!step) return undefined;
  if (place.item === undefined || !step.checklist) return { step: step.id };
  return { step: step.id, item: Math.min(place.item, step.checklist.length) };
}

/**
 * Where an onboarding stands in the flow as it is now. When its step is gone (the flow was edited
 * meanwhile), that is the step after the last one the merchant went through that still stands.
 */
export function nearestPlace(
  flow: Flow,
  { place, trail }: Pick<Onboarding, 'place' | 'trail'>,
): { place: Place; trail: Place[]; moved: boolean } {
  const standing = trail.map((past) => inFlow(flow, past)).filter((past) => past !== undefined);
  const here = inFlow(flow, place);
  if (here) return { place: here, trail: standing, moved: false };
  const last = standing.at(-1);
  if (!last) return { place: { step: firstStep(flow).id }, trail: [], moved: true };
  const after = placeAfter(flow, last);
  return after
    ? { place: after, trail: standing, moved: true }
    : { place: last, trail: standing.slice(0, -1), moved: true };
}
