import type { Store } from '../store/store.ts';
import type { OutboxTimes } from './times.ts';

/** The right to perform an onboarding's effects, renewed until it is ended. */
export interface Lease {
  /** False as soon as somebody else may have it: it was lost, or could not be renewed in time. */
  isHeld(): boolean;
  /** Gives it back unless something is due; answers whether it did. */
  release(): Promise<boolean>;
  /** Stops renewing it, and gives it back if that was not done. Never rejects: at worst it runs out by itself. */
  end(): Promise<void>;
}

interface Parts {
  store: Pick<Store, 'lease' | 'release' | 'abandon'>;
  holder: string;
  now: () => number;
  times: Pick<OutboxTimes, 'lease' | 'renewLease'>;
}

/** Takes the lease and keeps it; undefined when somebody else has it. */
export async function takeLease(onboarding: string, parts: Parts): Promise<Lease | undefined> {
  const { store, holder, now, times } = parts;
  // Counted from before the question: the store may have counted from any moment after.
  let until = now() + times.lease;
  if (!(await store.lease(onboarding, holder, times.lease))) return undefined;
  const renew = async () => {
    const asked = now();
    until = (await store.lease(onboarding, holder, times.lease)) ? asked + times.lease : 0;
  };
  // A renewal that fails changes nothing: the lease runs out by itself.
  const renewal = setInterval(() => void renew().catch(() => {}), times.renewLease);
  let isGivenBack = false;
  return {
    isHeld: () => now() < until,
    async release() {
      isGivenBack = await store.release(onboarding, holder, now());
      return isGivenBack;
    },
    async end() {
      clearInterval(renewal);
      if (!isGivenBack) await store.abandon(onboarding, holder).catch(() => {});
    },
  };
}
