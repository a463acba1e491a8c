/** Handing something to the bot again and again, as chat platforms do. */

export interface Attempts<Outcome> {
  /** Hands it over once; `last` is how it went before. */
  send: (attempt: number, last: Outcome | undefined) => Promise<Outcome>;
  /** What an outcome means. */
  judge: (outcome: Outcome) => 'delivered' | 'again' | 'given_up';
  /** Called after each attempt; `underway`: there will be another one. */
  onOutcome: (outcome: Outcome, state: 'underway' | 'delivered' | 'given_up') => void;
  /** Waits before each repetition, in milliseconds. */
  delaysMs: readonly number[];
  /** Ends everything, waits included. */
  signal: AbortSignal;
}

/** Resolves when it is delivered, given up or stopped. Never rejects unless `send` does. */
export async function attempt<Outcome>({
  send,
  judge,
  onOutcome,
  delaysMs,
  signal,
}: Attempts<Outcome>): Promise<void> {
  let last: Outcome | undefined;
  for (let count = 0; !signal.aborted; count += 1) {
    last = await send(count, last);
    const wait = delaysMs[count];
    const verdict = judge(last);
    const state = verdict !== 'again' ? verdict : wait === undefined ? 'given_up' : 'underway';
    onOutcome(last, state);
    if (state !== 'underway' || wait === undefined) return;
    await pause(wait, signal);
  }
}

/** Waits, or returns at once when stopped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
