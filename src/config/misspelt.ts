/** Whether two names are about the same thing, before one looks closer: their first letters agree. */
const BEGINNING = 4;
/** At most so many letters are missing, too many, or others; of a short name no more than a quarter. */
const MOST = 3;
const mostOf = (name: string) => Math.min(MOST, Math.floor(plain(name).length / 4));

/** Names that begin so are Usher's alone. */
const OURS = 'USHER_';

/**
 * What an operator reads of variables that are set, and that nobody reads: those that read like one of `known`
 * which is not set, and those that bear Usher's name. Never holds a value.
 */
export function readByNobody(env: Record<string, string | undefined>, known: readonly string[]): string[] {
  return Object.keys(env)
    .filter((name) => env[name] && !known.includes(name))
    .flatMap((name) => {
      const meant = nearest(name, known);
      if (meant !== undefined && !env[meant])
        return [`${name} is set, and nobody reads it. Did you mean ${meant}?`];
      return name.startsWith(OURS) ? [`${name} is set, and nobody reads it.`] : [];
    });
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const given = plain(name);
  const [best] = known
    .filter((one) => plain(one).startsWith(given.slice(0, BEGINNING)))
    .filter((one) => Math.abs(plain(one).length - given.length) <= MOST)
    .map((one) => ({ one, distance: distance(given, plain(one)) }))
    .filter((found) => found.distance <= mostOf(found.one))
    .sort((a, b) => a.distance - b.distance);
  return best?.one;
}

const plain = (name: string) => name.replaceAll('_', '').toUpperCase();

/** How many letters have to be put in, left out or changed: Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
