import { z } from 'zod';

/** The shape of a variable in the environment; an empty one counts as not set. */
export const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** A variable that, when it is set, has to pass `test`; `message` says what it should look like. */
export function when(test: (value: string) => boolean, message: string) {
  return optional.refine((value) => value === undefined || test(value), message);
}
