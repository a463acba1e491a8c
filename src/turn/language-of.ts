import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../base/language.ts';
import type { Chat } from '../chat/chat.ts';
import type { Person } from '../chat/inbound.ts';

/** Nobody waits longer for their first word, in ms: what is asked too late is told by `introduced`. */
const PATIENCE_MS = 800;

/** What somebody's chat is set to, as far as their platform tells that in time. Never rejects. */
export function createLanguageOf(chat: (platform: Chat['platform']) => Pick<Chat, 'profileOf'> | undefined) {
  return async ({ address }: Person): Promise<Language | undefined> => {
    const over = new AbortController();
    const late = sleep(PATIENCE_MS, undefined, { signal: over.signal });
    const asked = chat(address.platform)?.profileOf(address);
    try {
      return (await Promise.race([asked, late]))?.language;
    } catch {
      return undefined;
    } finally {
      late.catch(() => undefined);
      over.abort();
    }
  };
}
