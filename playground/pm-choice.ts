import { z } from 'zod';
import type { Platform } from '../src/chat/address.ts';
import { save, savedState } from './saved.ts';

const platform = z.enum(['slack', 'teams']).catch('slack');

/** On which platform the PM works: Slack, until the visitor chooses. Kept in a file. */
export class PmChoice {
  readonly #file: string;
  #platform: Platform;

  constructor(file: string) {
    this.#file = file;
    this.#platform = platform.parse(savedState(file));
  }

  get platform(): Platform {
    return this.#platform;
  }

  choose(chosen: Platform): void {
    this.#platform = chosen;
    save(chosen, this.#file);
  }
}
