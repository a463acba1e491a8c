import { z } from 'zod';
import { EFFECTS, type Effect, isKind, type UnknownEffect } from './effect.ts';
import { type Onboarding, onboardingSchema } from './onboarding.ts';
import { SCHEMA, upgraded } from './upgrades/index.ts';
import type { Json } from './upgrades/upgrade.ts';

/**
 * Something is stored in a shape that this release does not know. Nothing is done to it here, and
 * whatever happens to it is left to the newer process: deliver it again. `what` holds nothing secret.
 */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError';

  constructor(what: string) {
    super(`${what} was stored by a newer release, which is to take it`);
  }
}

const jsonSchema: z.ZodType<Json> = z.record(z.string(), z.unknown());

/**
 * Reads an onboarding as any release stored it.
 * @throws NewerDataError when it makes no sense to this one
 */
export function readOnboarding(id: string, text: string): Onboarding {
  const parsed = onboardingSchema.safeParse(upgraded('onboarding', jsonSchema.parse(JSON.parse(text))));
  if (!parsed.success) throw new NewerDataError(`the onboarding ${id}`);
  return parsed.data;
}

/** Reads an effect as any release stored it; one that makes no sense to this one is `unknown`. */
export function readEffect(text: string): Effect | UnknownEffect {
  const { schema: _schema, kind, ...rest } = upgraded('effect', jsonSchema.parse(JSON.parse(text)));
  const parsed = isKind(kind) ? EFFECTS[kind].schema.safeParse(rest) : undefined;
  // The table has a schema for each kind, so that the two belong together.
  if (parsed?.success) return { kind, ...parsed.data } as Effect;
  return { kind: 'unknown', stored: String(kind) };
}

/** An effect as it is stored. */
export function writeEffect(effect: Effect): string {
  return JSON.stringify({ schema: SCHEMA, ...effect });
}
