import type { Logger } from '../base/log.ts';
import type { Bot } from '../chat/inbound.ts';
import { APP_REMOVED } from '../onboarding/on/undeliverable.ts';
import type { Installations } from '../store/installations.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from './turns.ts';

interface Parts {
  store: Pick<Store, 'channels' | 'channel' | 'loadAll'>;
  installations: Pick<Installations, 'remove'>;
  turns: Pick<Turns, 'take'>;
  log: Logger;
}

/**
 * The app was removed from somewhere: its token goes, and the PMs of its merchants hear of it. What is owed to them waits
 * for the app to come back. News that are older than the installation are no news.
 */
export function createUninstalled({ store, installations, turns, log }: Parts): Bot['uninstalled'] {
  return async (platform, installation, at) => {
    if (!(await installations.remove(installation, at))) return log.error({ platform, installation }, GONE);
    log.warn({ platform, installation }, 'the app was removed from a workspace that had installed it');
    for (const channel of await store.channels()) {
      const all = await store.loadAll(await store.channel(channel));
      for (const { id, merchant } of all) {
        if (merchant.platform !== platform || merchant.installation !== installation) continue;
        const event = { kind: 'undeliverable' as const, reason: APP_REMOVED };
        await turns.take(id, { id: `uninstalled ${installation} ${at}`, at, ...event });
      }
    }
  };
}

const GONE =
  'the app was removed from a workspace, or its token revoked: nothing more is sent there until it is installed again and has a valid token';
