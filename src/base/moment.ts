/** Where years begin to have five digits: nobody's clock shows that, and not everything can write it. */
const TOO_LATE = Date.UTC(10_000, 0);

/** The moment that somebody else's clock tells (ms since 1970); now, where that is none. */
export function momentTold(ms: number): number {
  return ms > 0 && ms < TOO_LATE ? Math.round(ms) : Date.now();
}
