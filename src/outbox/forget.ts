import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { channelKey } from '../chat/address.ts';
import type { PersonId } from '../chat/inbound.ts';
import { type Seal, SealError } from '../credentials/seal.ts';
import { codePurpose, type Invitation } from '../state/invitation.ts';
import type { Actor, Onboarding } from '../state/onboarding.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Directory } from '../store/directory.ts';
import type { Forgetting, Remains } from '../store/forgetting.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Links } from '../store/links.ts';
import type { Store } from '../store/store.ts';
import { UNASSIGNED } from '../turn/assign.ts';
import { type Lease, takeLease } from './lease.ts';
import { OUTBOX_TIMES } from './times.ts';

interface Parts {
  store: Pick<Store, 'load' | 'lease' | 'release' | 'abandon' | 'removeFromChannel'>;
  forgetting: Forgetting;
  directory: Pick<Directory, 'leave' | 'unlink' | 'withdraw'>;
  invitations: Pick<Invitations, 'find'>;
  seal: Pick<Seal, 'open'>;
  links: Pick<Links, 'list' | 'remove'>;
  deliveries: Pick<Deliveries, 'forget'>;
  now?: () => number;
  /** How long it waits, in ms, for whoever performs something for the merchant right now. */
  patienceMs?: number;
}

/** `busy`: something was being performed all the time. In this case, and with `unknown`, nothing was changed. */
export type Forgotten = 'forgotten' | 'unknown' | 'busy';

/**
 * Removes an onboarding, begun or not, with everything that leads to it: whoever writes after that begins anew. All that stays is
 * one entry in the audit: that, when and by whom it was forgotten. To be repeated after a crash, or when it rejects.
 * @throws NewerDataError when a newer release stored it: then nothing was changed
 */
export type Forget = (onboarding: string, who: Actor, where: string) => Promise<Forgotten>;

export function createForget(parts: Parts): Forget {
  const { store, forgetting, now = Date.now } = parts;

  return async (id, who, where) => {
    const found =
      (await store.load(id)) ?? (await parts.invitations.find(id)) ?? (await forgetting.remains(id));
    if (!found) return 'unknown';
    // What is performed meanwhile could write down anew what leads to it.
    const lease = await waitForLease(id);
    if (!lease) return 'busy';
    try {
      await removeItself(id, who, where);
      const remains = await forgetting.remains(id);
      if (remains) await removeElsewhere(id, remains);
      await forgetting.forgotten(id);
      return 'forgotten';
    } finally {
      await lease.end();
    }
  };

  async function waitForLease(id: string): Promise<Lease | undefined> {
    const holder = `forget ${randomUUID()}`;
    const end = now() + (parts.patienceMs ?? 2 * OUTBOX_TIMES.lease);
    for (;;) {
      const lease = await takeLease(id, { store, holder, now, times: OUTBOX_TIMES });
      if (lease || now() > end) return lease;
      await sleep(100);
    }
  }

  /** Somebody may write at the same moment: then it is what they wrote, too, that goes. */
  async function removeItself(id: string, who: Actor, where: string): Promise<void> {
    for (;;) {
      const onboarding = await store.load(id);
      const invitation = await parts.invitations.find(id);
      if (!onboarding && !invitation) return;
      const entry = { at: now(), what: 'forgot' as const, onboarding: id, who, where };
      const remains = remainsOf(onboarding, invitation, await parts.links.list(id));
      if (await forgetting.forget(onboarding ?? { id, version: 0 }, remains, entry)) return;
    }
  }

  async function removeElsewhere(id: string, remains: Remains): Promise<void> {
    const { merchant, formers = [], channel, thread, links, code } = remains;
    for (const person of [...(merchant ? [merchant] : []), ...formers])
      await parts.directory.leave(person, id);
    if (code !== undefined) await withdraw(id, code);
    if (thread) await parts.directory.unlink(thread);
    await store.removeFromChannel(channel, id);
    await store.removeFromChannel(UNASSIGNED, id);
    for (const link of links) await parts.links.remove(link);
    await parts.deliveries.forget(id);
  }

  async function withdraw(id: string, code: string): Promise<void> {
    try {
      await parts.directory.withdraw(await parts.seal.open(code, codePurpose(id)));
    } catch (error) {
      // Sealed with a key that is not here: the code leads nowhere now, and ends by itself.
      if (!(error instanceof SealError)) throw error;
    }
  }
}

function remainsOf(
  onboarding: Onboarding | undefined,
  invitation: Invitation | undefined,
  links: string[],
): Remains {
  const pm = onboarding ? onboarding.pm : invitation?.pm;
  const card = onboarding?.messages.card;
  return {
    ...(onboarding && { merchant: personOf(onboarding.merchant) }),
    ...(onboarding?.formers && { formers: onboarding.formers.map(personOf) }),
    channel: pm ? channelKey(pm) : UNASSIGNED,
    ...(pm && card && { thread: { platform: pm.platform, ...card } }),
    ...(invitation && { code: invitation.code }),
    links,
  };
}

function personOf({ platform, tenant, user }: PersonId): NonNullable<Remains['merchant']> {
  return { platform, user, ...(tenant === undefined ? {} : { tenant }) };
}
