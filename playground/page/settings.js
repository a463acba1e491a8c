/** What the visitor sets stays so on the page, whatever was read before the playground knew of it. */
import { act } from './server.js';

/** `refresh()` reads everything anew, and resolves when that is shown. */
export function createSettings(refresh) {
  let underway = 0;
  return {
    async set(deed) {
      underway += 1;
      const { ok } = await act(deed);
      await refresh();
      underway -= 1;
      if (!ok) refresh();
    },
    /** Whether the settings that were read may be shown. */
    get areKnown() {
      return underway === 0;
    },
  };
}
