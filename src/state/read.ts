import { readStored, storedJson } from '../base/stored.ts';
import { EFFECTS, type Effect, isKind, type UnknownEffect } from './effect.ts';
import { type Onboarding, onboardingSchema } from './onboarding.ts';
import { SCHEMA, upgraded } from './upgrades/index.ts';

/**
 * Reads an onboarding as any release stored it.
 * @throws NewerDataError when it makes no sense to this one
 */
export function readOnboarding(id: string, text: string): Onboarding {
  return readStored(`the onboarding ${id}`, onboardingSchema, text, (json) => upgraded('onboarding', json));
}

/** Reads an effect as any release stored it; one that makes no sense to this one is `unknown`. */
export function readEffect(text: string): Effect | UnknownEffect {
  const json = storedJson(text, (older) => upgraded('effect', older));
  const { schema: _schema, kind, ...rest } = json ?? {};
  const parsed = isKind(kind) ? EFFECTS[kind].schema.safeParse(rest) : undefined;
  // The table has a schema for each kind, so that the two belong together.
  if (parsed?.success) return { kind, ...parsed.data } as Effect;
  return { kind: 'unknown', stored: nameOf(kind) };
}

/** What a kind is called, where that can be a kind's name: whatever else stands there is quoted nowhere. */
function nameOf(kind: unknown): string {
  return typeof kind === 'string' && /^[\w-]{1,40}$/.test(kind) ? kind : 'unreadable';
}

/** An effect as it is stored. */
export function writeEffect(effect: Effect): string {
  return JSON.stringify({ schema: SCHEMA, ...effect });
}
