import { z } from 'zod';
import { stored } from '../base/stored.ts';
import { addressSchema, messageRefSchema } from '../chat/address.ts';
import { actorSchema, onboardingSchema } from './onboarding.ts';

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
  /** Who started it, where that was somebody in a chat. */
  by: actorSchema.optional(),
  /** Its card in the PM's channel, which goes on as the onboarding's. */
  card: messageRefSchema.optional(),
  /** The code, sealed: who reads the store can't accept in somebody's stead. */
  code: z.string(),
  createdAt: z.number(),
  /** From then on the code leads nowhere. */
  expiresAt: z.number(),
  /** Since when it leads nowhere because a PM took it back. */
  withdrawnAt: z.number().optional(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** What an onboarding that begins upon an invitation takes over from it. */
export function settledBy({ pm, customer, owner, language, promised, card }: Invitation) {
  return { pm, customer, owner, language, promised, messages: card ? { card } : {} };
}

/** What the sealed code of an invitation is bound to. */
export function codePurpose(id: string): string {
  return `invite ${id}`;
}
