import { z } from 'zod';
import { stored } from '../base/stored.ts';
import { addressSchema } from '../chat/address.ts';
import { onboardingSchema } from './onboarding.ts';

const { customer, owner, language, promised } = onboardingSchema.shape;

/**
 * An onboarding that nobody has come for yet: everything that is settled about it beforehand. It begins, under the
 * same id, once somebody has the code.
 */
export const invitationSchema = stored({
  id: z.string(),
  customer: customer.unwrap(),
  flow: z.string(),
  /** The PM's channel it was started from, or for. */
  pm: addressSchema,
  owner,
  language,
  promised,
  /** The code, sealed: who reads the store can't accept in somebody's stead. */
  code: z.string(),
  createdAt: z.number(),
  /** From then on the code leads nowhere. */
  expiresAt: z.number(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** What an onboarding that begins upon an invitation takes over from it. */
export function settledBy({ pm, customer, owner, language, promised }: Invitation) {
  return { pm, customer, owner, language, promised };
}

/** What the sealed code of an invitation is bound to. */
export function codePurpose(id: string): string {
  return `invite ${id}`;
}
