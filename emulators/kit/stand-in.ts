/** What every chat platform's stand-in offers to those who drive it: waiting, watching, snapshots. */
import type { ChangeFeed } from './changes.ts';

/** How long is waited for something, in ms: many times what it takes, for machines that are busy otherwise. */
export const PATIENCE_MS = 60_000;

export interface WaitOptions {
  /** Default: a minute. */
  timeoutMs?: number;
  /** What is waited for, for the message when it does not come. */
  what: string;
}

/** What a stand-in consists of, as far as it is the same everywhere. */
export interface StandInParts<State, Change> {
  workspace: { state: State; changes: ChangeFeed<Change>; restore(snapshot: unknown): void };
  /** What is on its way to the bot. */
  deliveries: { isIdle: boolean };
  transcript(): string;
  close(): Promise<void>;
}

export class StandIn<State, Change> {
  readonly #parts: StandInParts<State, Change>;

  constructor(parts: StandInParts<State, Change>) {
    this.#parts = parts;
  }

  /** Resolves with the first truthy value of `look`, asked at every change; rejects with the transcript. */
  async waitFor<T>(
    look: () => T | undefined | null | false,
    { timeoutMs = PATIENCE_MS, what }: WaitOptions,
  ): Promise<T> {
    const missed = () => `waited ${timeoutMs} ms for ${what}; this was said:\n${this.transcript()}`;
    return this.#parts.workspace.changes.until(look, timeoutMs, missed);
  }

  /** Resolves when nothing is on its way to the bot any more. */
  async settled(timeoutMs = PATIENCE_MS): Promise<void> {
    const { deliveries } = this.#parts;
    await this.waitFor(() => deliveries.isIdle, { timeoutMs, what: 'everything to be delivered' });
  }

  /** Everything said so far, as people read it. */
  transcript(): string {
    return this.#parts.transcript();
  }

  /** Calls `listener` at every change until the returned function is called. */
  on(_: 'change', listener: (change: Change) => void): () => void {
    return this.#parts.workspace.changes.on(listener);
  }

  /** The changes from the first pull on, for `for await`. */
  changes(signal?: AbortSignal): AsyncGenerator<Change> {
    return this.#parts.workspace.changes.stream(signal);
  }

  /** Everything remembered, as JSON: to start with, or for `restore`. */
  snapshot(): State {
    return structuredClone(this.#parts.workspace.state);
  }

  /** Goes back to a snapshot. Throws when it is not one. */
  restore(snapshot: unknown): void {
    this.#parts.workspace.restore(snapshot);
  }

  /** Stops the server, gives deliveries up and drops all connections. */
  async close(): Promise<void> {
    await this.#parts.close();
  }
}
