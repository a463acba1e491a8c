import { errorName, type Logger } from '../base/log.ts';
import { dateAt, isWithin, type WorkingHours } from '../base/working-time.ts';
import type { Address } from '../chat/address.ts';
import type { Chat } from '../chat/chat.ts';
import type { Guide } from '../flow/guide.ts';
import { type Onboarding, waitsForMerchant } from '../state/onboarding.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { digestMessage } from '../views/pm/digest.ts';

interface Parts {
  store: Pick<Store, 'channels' | 'channel' | 'loadAll' | 'recall' | 'remember' | 'firstTime'>;
  invitations: Pick<Invitations, 'findAll'>;
  turns: Pick<Turns, 'take'>;
  chat(platform: Chat['platform']): Chat | undefined;
  guideOf(onboarding: Onboarding): Guide | undefined;
  /** When it is due, as clocks in that zone have it. */
  times: WorkingHours;
  timeZone: string;
  log: Logger;
  now?: () => number;
  /** How often it is looked whether it is due, in ms. */
  everyMs?: number;
}

/** Whoever began to write one and died is tried again after so long. */
const TRY_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Tells each channel in the morning how its merchants stand, where there is something to tell: once, by whichever
 * process comes first; a crash between writing and noting it repeats it. What was missed is told for some hours after.
 * It also sees to it that everybody who may be reminded has an alarm: those are for the state, which derives them.
 */
export function createDigest(parts: Parts) {
  const { store, log, times, timeZone, now = Date.now, everyMs = 60_000 } = parts;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let under = Promise.resolve();

  async function look(): Promise<void> {
    if (!isWithin(now(), times, timeZone)) return;
    const today = dateAt(now(), timeZone);
    for (const channel of await store.channels()) {
      const [day, at = now() - DAY_MS] = before(await store.recall(`digest ${channel}`));
      if (day === today) continue;
      if (!(await store.firstTime(`digest ${channel} ${today} ${Math.floor(now() / TRY_MS)}`))) continue;
      await tell(channel, at);
      await store.remember(`digest ${channel}`, `${today} ${now()}`);
    }
  }

  async function tell(channel: string, since: number): Promise<void> {
    const { turns, invitations, guideOf } = parts;
    const ids = await store.channel(channel);
    const begun = await store.loadAll(ids);
    const known = new Set(begun.map(({ id }) => id));
    const invited = await invitations.findAll(ids.filter((id) => !known.has(id)));
    for (const one of begun.filter((one) => waitsForMerchant(one) && one.alarm === undefined))
      await turns.take(one.id, { id: `alarm ${dateAt(now(), timeZone)}`, at: now(), kind: 'remind-due' });
    const to = begun.find(({ pm }) => pm)?.pm ?? invited.find(({ pm }) => pm)?.pm;
    const message = digestMessage({ begun, invited, since, now: now(), guideOf });
    if (to && message) await post(to, message);
  }

  async function post(to: Address, message: Parameters<Chat['post']>[1]): Promise<void> {
    await parts.chat(to.platform)?.post(to, message);
  }

  function next(): void {
    under = look()
      .catch((error: unknown) =>
        log.warn({ error: errorName(error) }, 'a digest could not be written; trying again'),
      )
      .then(() => {
        if (!isStopped) timer = setTimeout(next, everyMs).unref();
      });
  }

  return {
    start: next,
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}

/** The day of the last one, and when it was written. */
function before(kept: string | undefined): [day?: string, at?: number] {
  const [day, at] = kept?.split(' ') ?? [];
  return day === undefined ? [] : [day, Number(at)];
}
