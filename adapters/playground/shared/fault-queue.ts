/** Faults that wait for calls, by the name of the call; `*` stands for any. */
export class FaultQueue<Fault> {
  readonly #waiting = new Map<string, Fault[]>();

  /** The next `times` calls of this name go wrong so, after what waits already. */
  add(call: string, times: number, fault: Fault): void {
    const waiting = this.#waiting.get(call) ?? [];
    waiting.push(...Array.from({ length: times }, () => fault));
    this.#waiting.set(call, waiting);
  }

  /** Takes the next fault waiting for such a call. */
  take(call: string): Fault | undefined {
    return this.#waiting.get(call)?.shift() ?? this.#waiting.get('*')?.shift();
  }

  clear(): void {
    this.#waiting.clear();
  }
}
