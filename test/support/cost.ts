/** What is too little to tell anything about how it grows, in ms of CPU. */
const NOTHING_MS = 40;
/** Four times the input may cost four times as much, with room for noise; a square would cost sixteen times. */
const MOST = 9;

/** The cheapest of some runs, in ms of CPU: what others do on the machine only ever adds to it. */
function costOf(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
    if (least > 20_000) break;
  }
  return least;
}

/** So often in a row a cost has to look steep: a collection of garbage in the wrong place does not come back. */
const TIMES = 4;

/**
 * Whether the cost of `run` grows with its input and no faster: "steep" says so, with both costs. `size` is
 * that of the smaller input, the larger one is four times as big.
 */
export function growth(run: (text: string) => void, inputOf: (size: number) => string, size: number): string {
  const [small, large] = [inputOf(size), inputOf(4 * size)];
  run(inputOf(100));
  let found = '';
  for (let time = 0; time < TIMES; time++) {
    const before = costOf(() => run(small));
    const after = costOf(() => run(large));
    const isSteep = after > NOTHING_MS && after > MOST * Math.max(before, NOTHING_MS / MOST);
    if (!isSteep) return 'even';
    found = `steep: ${before.toFixed(1)} ms, then ${after.toFixed(1)} ms`;
    if (after > 5_000) break;
  }
  return found;
}
