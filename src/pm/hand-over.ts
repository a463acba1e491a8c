import type { Bot } from '../chat/inbound.ts';
import type { Ask } from '../handover/ask.ts';
import { canHandOver } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import { refusal } from '../turn/access.ts';
import type { Resolver } from '../turn/resolve.ts';
import { notice } from '../views/notices.ts';
import { whose } from '../views/pm/hand-over.ts';
import { called } from './find.ts';

interface Parts {
  store: Pick<Store, 'loadAll'>;
  resolver: Pick<Resolver, 'channel'>;
  ask: Ask;
}

/** Answers `/creds-handover NAME`, typed in a PM's channel. A name that fits several is that of the one who is ready. */
export function createHandOver({ store, resolver, ask }: Parts): Bot['handOver'] {
  return async ({ id, at, from, where, filter, mentioned, trigger }) => {
    const listed = await resolver.channel(where);
    const refused = refusal(listed ? 'pm' : 'nobody', 'handover');
    if (!listed || refused) return notice(refused ?? 'not-yours-to-take');
    const all = await store.loadAll(listed);
    const ready = all.filter(canHandOver);
    const fitting = filter.trim() === '' ? [] : called(all, filter, mentioned);
    const readyOnes = fitting.filter(canHandOver);
    const [one, ...others] = readyOnes.length > 0 ? readyOnes : fitting;
    if (!one || others.length > 0) return whose(ready, others.length > 0 ? others.length + 1 : 0);
    const { user } = from.address;
    const by = { user, ...(from.name ? { name: from.name } : {}) };
    return await ask(one, { id, at, by, platform: where.address.platform, trigger });
  };
}
