import { type Flow, findStep, isChoice } from '../flow/flow.ts';
import type { Effect } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { placeKey } from '../state/place.ts';
import type { CommitResult } from '../store/store.ts';

/** Where an onboarding stands, for an onlooker. */
export interface Whereabouts {
  /** A step, or an item of its checklist: `permissions#3`. */
  place: string;
  phase: Onboarding['phase'];
}

/** Something the runtime did, for an onlooker: kinds and places only, never what was said. */
export type Observation =
  | {
      kind: 'turn';
      onboarding: string;
      event: Event['kind'];
      /** Undefined: the onboarding began with this turn. */
      before: Whereabouts | undefined;
      after: Whereabouts;
      result: CommitResult;
      /** Only with `committed` are they going to be performed. */
      effects: { number: number; kind: Effect['kind'] }[];
      /** Which button was pressed, of which step. */
      choice?: Pressed | undefined;
      /** The number of the effect whose result this is. */
      performed?: number | undefined;
    }
  | {
      kind: 'effect';
      onboarding: string;
      effect: Effect['kind'];
      number: number;
      /** `superseded`: a later edit of the same message made it needless. */
      outcome: 'done' | 'postponed' | 'dropped' | 'superseded' | 'aside';
      /** With `postponed` and `dropped`: why, in the platform's own word; never anything it quotes. */
      reason?: string | undefined;
      /** With `postponed`: how long until it is tried again. */
      waitMs?: number | undefined;
    };

/** Ids of the guide's, or of the engine's. */
export interface Pressed {
  choice: string;
  /** Undefined: a button from elsewhere, or of a step that is gone. */
  step: string | undefined;
}

/** Is told what happens, as it happens. Must not throw, and must not take long. */
export type Observe = (observation: Observation) => void;

/** Which button an event is about. What no guide knows is not repeated: a platform may send anything. */
export function pressed(flow: Flow, event: Event): Pressed | undefined {
  if (event.kind !== 'choice' || !isChoice(flow, event.choice)) return undefined;
  const step = findStep(flow, event.place?.split('#', 1)[0] ?? '');
  return { choice: event.choice, step: step?.id };
}

/** Where an onboarding stands. */
export function whereabouts({ place, phase }: Onboarding): Whereabouts {
  return { place: placeKey(place), phase };
}
