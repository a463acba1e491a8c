import { inspect } from 'node:util';

/** How long a test waits for one thing, in ms: many times what it takes, for machines that are busy otherwise. */
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 10;
const MOST_SHOWN = 2_000;

/**
 * Resolves with what `look` sees as soon as that `holds` (default: is truthy). Rejects after a minute, saying
 * what was waited for and what was seen last; rejects at once when `look` does.
 */
export async function until<T>(
  look: () => T | Promise<T>,
  holds: (seen: Awaited<T>) => boolean = Boolean,
  withinMs: number = PATIENCE_MS,
): Promise<Awaited<T>> {
  // Where the caller waits: by the time it is in vain, the stack no longer tells.
  const failure = new Error();
  Error.captureStackTrace(failure, until);
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end) {
      failure.message = inVain([look, ...(holds === Boolean ? [] : [holds])], seen, withinMs);
      throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

function inVain(asked: unknown[], seen: unknown, withinMs: number): string {
  const source = asked.map(String).join(', ').replaceAll(/\s+/g, ' ');
  const shown = typeof seen === 'string' ? seen.slice(-MOST_SHOWN) : inspect(seen, { depth: 6 });
  return `waited ${withinMs} ms in vain for ${source}\nand last saw ${shown.slice(0, MOST_SHOWN)}`;
}
