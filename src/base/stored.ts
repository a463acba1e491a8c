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
