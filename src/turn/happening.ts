import type { Effect } from '../onboarding/effect.ts';
import type { Event } from '../onboarding/event.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { placeKey } from '../onboarding/place.ts';
import type { CommitResult } from './store.ts';

/** Where an onboarding stands, for an onlooker. */
export interface Whereabouts {
  /** A step, or an item of its checklist: `permissions#3`. */
  place: string;
  phase: Onboarding['phase'];
}

/** Something the runtime did, for an onlooker: kinds and places only, never what was said. */
export type Happening =
  | {
      kind: 'turn';
      onboarding: string;
      event: Event['kind'];
      /** Undefined: the onboarding began with this turn. */
      before: Whereabouts | undefined;
      after: Whereabouts;
      result: CommitResult;
      effects: Effect['kind'][];
    }
  | {
      kind: 'effect';
      onboarding: string;
      effect: Effect['kind'];
      /** `superseded`: a later edit of the same message made it needless. */
      outcome: 'done' | 'postponed' | 'dropped' | 'superseded';
      /** With `postponed`: how long until it is tried again. */
      waitMs?: number;
    };

/** Is told what happens, as it happens. Must not throw, and must not take long. */
export type Observe = (happening: Happening) => void;

/** Where an onboarding stands. */
export function whereabouts({ place, phase }: Onboarding): Whereabouts {
  return { place: placeKey(place), phase };
}
