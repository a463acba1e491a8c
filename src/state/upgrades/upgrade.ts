/** A stored object, before anybody knows whether it has the shape of this release. */
export type Json = Record<string, unknown>;

/** The step from one schema number to the next. Pure; fields it does not know are kept. */
export interface Upgrade {
  onboarding(json: Json): Json;
  effect(json: Json): Json;
}
