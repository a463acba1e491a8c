import type { Invitation } from '../state/invitation.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { merchantName } from '../views/pm/merchant.ts';

/**
 * Those who are meant: whose name or store holds these words, whose id they are, or whom they mention. A name may be
 * typed the way people are mentioned.
 */
export function called(all: Onboarding[], words: string, mentioned: string | undefined): Onboarding[] {
  if (mentioned !== undefined) return all.filter(({ merchant }) => merchant.user === mentioned);
  const wanted = words.trim().replace(/^@/, '').toLowerCase();
  return all.filter((one) => isId(wanted, [one.id, one.merchant.user]) || isPart(wanted, namesOf(one)));
}

/** The same among those who were invited: nobody can be mentioned there yet. */
export function calledInvited(all: Invitation[], words: string, mentioned: string | undefined): Invitation[] {
  if (mentioned !== undefined) return [];
  const wanted = words.trim().toLowerCase();
  return all.filter(({ id, customer }) => isId(wanted, [id]) || isPart(wanted, [customer]));
}

/** A part of an id is nobody's name: in so many random signs there is every short one. */
const isId = (wanted: string, ids: string[]) => ids.some((id) => id.toLowerCase() === wanted);
const isPart = (wanted: string, names: (string | null | undefined)[]) =>
  names.some((name) => name?.toLowerCase().includes(wanted));

/** What a merchant may be looked for by. */
function namesOf(onboarding: Onboarding): (string | null | undefined)[] {
  const { report, kept } = onboarding;
  const stores = [report?.store, kept?.store].flatMap((store) => [store?.name, store?.domain]);
  return [merchantName(onboarding), onboarding.customer, ...stores];
}
