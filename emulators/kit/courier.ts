/** Sends things to the bot side by side; with faults, several times or in reverse order. */
export interface CourierFaults {
  /** How often each is delivered; 1 is normal. */
  copies: number;
  /** How many of the next ones to hold back and deliver last to first; 0 is normal. */
  shuffle: number;
}

export class Courier {
  readonly #faults: CourierFaults;
  readonly #stop = new AbortController();
  #held: (() => void)[] = [];
  #underway = 0;

  constructor(faults: CourierFaults) {
    this.#faults = faults;
  }

  /**
   * Runs `deliver` now, or when held back ones are released; then calls `onDone`. `deliver` must not
   * reject. Resolves when all copies are done.
   */
  dispatch(deliver: (signal: AbortSignal) => Promise<void>, onDone: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.release(() => {
        const copies = Array.from({ length: this.#faults.copies }, () => this.run(deliver, onDone));
        void Promise.all(copies).then(() => resolve());
      });
    });
  }

  /** Whether nothing is under way. */
  get isIdle(): boolean {
    return this.#underway === 0;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#stop.abort();
  }

  private release(start: () => void): void {
    const faults = this.#faults;
    if (faults.shuffle === 0) return start();
    this.#held.push(start);
    if (this.#held.length < faults.shuffle) return;
    faults.shuffle = 0;
    for (const each of this.#held.splice(0).reverse()) each();
  }

  private async run(deliver: (signal: AbortSignal) => Promise<void>, onDone: () => void): Promise<void> {
    this.#underway += 1;
    await deliver(this.#stop.signal);
    this.#underway -= 1;
    onDone();
  }
}
