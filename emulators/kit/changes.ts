/** Tells whoever watches that something in a stand-in has changed. */

export class ChangeFeed<Change> {
  readonly #listeners = new Set<(change: Change) => void>();

  /** Calls `listener` at every change until the returned function is called. */
  on(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** The changes from now on, for `for await`; ends when the loop is left or `signal` aborts. */
  async *stream(signal?: AbortSignal): AsyncGenerator<Change> {
    const queue: Change[] = [];
    let wake = () => {};
    const off = this.on((change) => {
      queue.push(change);
      wake();
    });
    const onAbort = () => wake();
    signal?.addEventListener('abort', onAbort);
    try {
      while (!signal?.aborted) {
        const next = queue.shift();
        if (next) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      off();
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /**
   * Resolves with the first truthy value of `look`, asked now and after every change. Rejects after
   * `timeoutMs` with `describe()`.
   */
  async until<T>(
    look: () => T | undefined | null | false,
    timeoutMs: number,
    describe: () => string,
  ): Promise<T> {
    const now = look();
    if (now) return now;
    return await new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        off();
        reject(new Error(describe()));
      }, timeoutMs);
      const settle = (act: () => void) => {
        clearTimeout(timer);
        off();
        act();
      };
      const off = this.on(() => {
        try {
          const value = look();
          if (value) settle(() => resolve(value));
        } catch (error) {
          settle(() => reject(error));
        }
      });
    });
  }
}
