import type { Json } from '../../base/stored.ts';

/** The step from one schema number to the next. Pure; fields it does not know are kept. */
export interface Upgrade {
  onboarding(json: Json): Json;
  effect(json: Json): Json;
}
