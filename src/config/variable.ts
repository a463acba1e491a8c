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

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A duration such as `90m`, `1h` or `2d`, in ms; undefined when it is none. */
export function readDuration(value: string): number | undefined {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(value.trim()) ?? [];
  const ms = UNITS[unit];
  return ms === undefined ? undefined : Number(count) * ms;
}

/** Whether a duration is there, and not shorter or longer than these. */
export function isWithin(ms: number | undefined, least: string, most: string): boolean {
  return ms !== undefined && ms >= (readDuration(least) ?? 0) && ms <= (readDuration(most) ?? Infinity);
}

/** Whether a value is the address of a server, without a password in it. */
export function isHttpUrl(value: string): boolean {
  try {
    const { protocol, hash, search, username } = new URL(value);
    return ['http:', 'https:'].includes(protocol) && !hash && !search && !username;
  } catch {
    return false;
  }
}
