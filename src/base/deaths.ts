/** What ended the process so often is not begun again. */
const MOST_DEATHS = 3;

/**
 * Finds out, over the processes that do it one after the other, which work ends the process that does it. `begun`: how
 * often the store counted that it was begun, and came to no end.
 */
export interface Deaths {
  /** Whether it ended the process too often to be begun once more. */
  isDeadly(name: string, begun: number): boolean;
  /**
   * Does it, once `begin` has counted that; the last try is made while no other work has its own, so that what is set
   * aside is what did it. When it rejects, it is not over until that is said.
   */
  counted<T>(name: string, begun: number, how: { begin(): Promise<unknown>; work(): Promise<T> }): Promise<T>;
  /** It came to an end: the next time it is begun counts anew. */
  over(name: string): void;
}

export function createDeaths(): Deaths {
  /** Begun by this process, which lives: that was no death. */
  const here = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const deathsOf = (name: string, begun: number) => (here.has(name) ? 0 : begun);

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  }

  return {
    isDeadly: (name, begun) => deathsOf(name, begun) >= MOST_DEATHS,
    async counted(name, begun, { begin, work }) {
      const run = async () => {
        if (!here.has(name)) await begin();
        here.add(name);
        const result = await work();
        here.delete(name);
        return result;
      };
      return deathsOf(name, begun) === MOST_DEATHS - 1 ? await alone(run) : await run();
    },
    over: (name) => void here.delete(name),
  };
}
