import { z } from 'zod';

/** An object as it is stored. Fields that a later release wrote are kept; our types know our own alone. */
export function stored<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.looseObject(shape) as unknown as z.ZodObject<Shape>;
}

/**
 * One of some words, as it is stored. A word that only a later release knows is kept: whoever reads it must
 * make do with words that are none of the known ones.
 */
export function word<const Words extends readonly string[]>(_known: Words): z.ZodType<Words[number]> {
  return z.string() as unknown as z.ZodType<Words[number]>;
}

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

/**
 * Reads what was stored as JSON. The errors of JSON and of schemas quote what they were given, and go no further.
 * `upgrade` makes of an older release's what this one would have stored.
 * @throws NewerDataError when it makes no sense to this release
 */
export function readStored<T>(
  what: string,
  schema: z.ZodType<T>,
  text: string,
  upgrade?: (json: Json) => Json,
): T {
  const json = storedJson(text, upgrade);
  const parsed = json && schema.safeParse(json);
  if (!parsed?.success) throw new NewerDataError(what);
  return parsed.data;
}

/** A stored object, before anybody knows whether it has the shape of this release. */
export type Json = Record<string, unknown>;

const jsonSchema: z.ZodType<Json> = z.record(z.string(), z.unknown());

/** The object a stored text holds; undefined when it holds none. */
export function storedJson(text: string, upgrade: (json: Json) => Json = (json) => json): Json | undefined {
  try {
    return upgrade(jsonSchema.parse(JSON.parse(text)));
  } catch {
    return undefined;
  }
}
