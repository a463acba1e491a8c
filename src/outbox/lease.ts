import type { Store } from '../store/store.ts';

/** How long others wait for a process that performs an onboarding's effects and shows no sign of life. */
export const LEASE_MS = 9000;
const RENEW_EVERY_MS = 3000;

/** The right to perform an onboarding's effects, renewed until it is ended. */
export interface Lease {
  /** False as soon as somebody else may have it: it was lost, or could not be renewed in time. */
  isHeld(): boolean;
  /** Stops renewing it; giving it back is `Store.release`. */
  end(): void;
}

/** Takes the lease and keeps it; undefined when somebody else has it. */
export async function takeLease(
  store: Pick<Store, 'lease'>,
  onboarding: string,
  holder: string,
  now: () => number,
): Promise<Lease | undefined> {
  // Counted from before the question: the store may have counted from any moment after.
  let until = now() + LEASE_MS;
  if (!(await store.lease(onboarding, holder, LEASE_MS))) return undefined;
  const renew = async () => {
    const asked = now();
    until = (await store.lease(onboarding, holder, LEASE_MS)) ? asked + LEASE_MS : 0;
  };
  // A renewal that fails changes nothing: the lease runs out by itself.
  const renewal = setInterval(() => void renew().catch(() => {}), RENEW_EVERY_MS);
  return { isHeld: () => now() < until, end: () => clearInterval(renewal) };
}
