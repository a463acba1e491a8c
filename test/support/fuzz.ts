import { inspect } from 'node:util';
import { expect } from '@jest/globals';
import fc from 'fast-check';

/** Inputs that nobody would write: see docs/testing.md, "Made-up inputs". */

/** For a long run by hand. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

/** Stands in for a secret; short, for errors quote a few signs around what they stumble on. */
export const CANARY = 'c4n4ry';

/** Tries a property with as many inputs as there is time for; `cost`: how much longer one takes than others do. */
export function tried<T>(input: fc.Arbitrary<T>, holds: (input: T) => void, cost = 1): void {
  fc.assert(fc.property(input, holds), { numRuns: Math.ceil(RUNS / cost) });
}

type ErrorClass = abstract new (...args: never[]) => Error;

/**
 * What `read` answers. It may throw one of its `own` errors, which quotes no secret; then it is undefined.
 */
export function answerOf<T>(read: () => T, ...own: ErrorClass[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && own.some((one) => error instanceof one))) throw error;
    expect(`${error.stack}\n${inspect(error, { depth: 9 })}`).not.toContain(CANARY);
    return undefined;
  }
}

/** Where in a value there are numbers that are none. */
export function uncountable(value: unknown, path = 'answer'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => uncountable(one, `${path}.${key}`));
}

/** Stands for something that lies deeper than JSON can be written by recursion. */
const DEEP = 'deep';
const DEEP_JSON = `${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`;

/** Words of any signs, and of those that parsers stumble on. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    CANARY,
    '__proto__',
    'toString',
    '1e400',
    '-1',
    'NaN',
    '\ud800',
    '９',
    '\u202e',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'<>@|&{}[]()*_`\\"\':/.#- \n\t0aU'), maxLength: 60 }),
  fc.string({ minLength: 1, maxLength: 3 }).map((piece) => piece.repeat(3_000)),
);

/** What stands where something else is expected. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      ...[null, true, 0, -1, 0.5, 1e21, 1e308, -1e308, [], {}, [null], { toString: 1 }],
    ),
  },
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.constant(DEEP) },
);

type Path = (string | number)[];

/** Every place in a value, its own apart. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  const inside = entries.flatMap(([key, one]) => pathsIn(one, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

/** The same with something else at a place; `undefined`: with nothing there. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<number, unknown>)
    : { ...value };
  const inside = changed(copy[key], rest, to);
  if (inside === undefined) delete copy[key];
  else copy[key] = inside;
  return copy;
}

/** One of some payloads as it comes in, with a few of its parts missing, or something else in their place. */
export function spoiledJson(samples: unknown[]): fc.Arbitrary<string> {
  return spoiled(samples).map((value) => (JSON.stringify(value) ?? '').replaceAll(`"${DEEP}"`, DEEP_JSON));
}

function spoiled(samples: unknown[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(...samples).chain((sample) => {
    const change = fc.tuple(
      fc.constantFrom(...pathsIn(sample)),
      fc.oneof({ weight: 5, arbitrary: oddValue }, { weight: 1, arbitrary: fc.constant(undefined) }),
    );
    return fc
      .array(change, { maxLength: 4 })
      .map((changes) => changes.reduce((value, [path, to]) => changed(value, path, to), sample));
  });
}

/** One of some texts, with a few of its pieces missing, twice, or something else in their place. */
export function spoiledText(samples: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...samples).chain((sample) => {
    const place = fc.nat({ max: sample.length });
    const cut = fc.tuple(place, fc.nat({ max: 20 }), fc.nat({ max: 3 }), oddText);
    return fc.array(cut, { maxLength: 4 }).map((cuts) =>
      cuts.reduce((text, [at, length, times, put]) => {
        const piece = text.slice(at, at + length);
        return text.slice(0, at) + (times === 0 ? put : piece.repeat(times - 1)) + text.slice(at + length);
      }, sample),
    );
  });
}
