/** What the visitor sets stays so on the page, whatever was read before the playground knew of it. */
import type { Deed } from '../exchange.ts';
import { act } from './server.ts';

export interface Settings {
  /** Sets something. */
  set(deed: Deed): Promise<void>;
  /** Whether the settings that were read may be shown. */
  readonly areKnown: boolean;
}

/** `refresh()` reads everything again, and resolves when that is shown. */
export function createSettings(refresh: () => Promise<void>): Settings {
  let underway = 0;
  return {
    async set(deed) {
      underway += 1;
      const { ok } = await act(deed);
      await refresh();
      underway -= 1;
      if (!ok) void refresh();
    },
    get areKnown() {
      return underway === 0;
    },
  };
}
