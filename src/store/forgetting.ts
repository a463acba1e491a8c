import { z } from 'zod';
import { stored } from '../base/stored.ts';
import type { AuditEntry } from '../state/audit.ts';
import type { Onboarding } from '../state/onboarding.ts';

const personSchema = stored({
  platform: z.enum(['slack', 'teams']),
  tenant: z.string().optional(),
  user: z.string(),
});

/** What leads to an onboarding from elsewhere, and is removed once the onboarding itself is. */
export const remainsSchema = stored({
  /** Left out: nobody came so far. */
  merchant: personSchema.optional(),
  /** Those who had it before, and handed it on. */
  formers: z.array(personSchema).optional(),
  /** The list it is on. */
  channel: z.string(),
  /** Its card, as a thread of the directory. */
  thread: stored({
    platform: z.enum(['slack', 'teams']),
    conversation: z.string(),
    id: z.string(),
  }).optional(),
  /** Ids of the links that were given out. */
  links: z.array(z.string()),
  /** The sealed code of the invitation it began with. */
  code: z.string().optional(),
});
export type Remains = z.infer<typeof remainsSchema>;

/** What is removed; of an invitation that nobody came for, its id and the version 0. */
export type Removed = Pick<Onboarding, 'id' | 'version' | 'submission' | 'kept'>;

/**
 * The part of the store that removes an onboarding, in two steps, so that it can be gone on with after a crash. Every
 * method rejects when the store can't be reached, and may be repeated.
 */
export interface Forgetting {
  /**
   * Removes the onboarding with all that lies with it, and has its audit say nothing but `entry`. From now on nothing
   * can be committed to it. False: it was changed meanwhile, and nothing was removed. To be called under its lease.
   */
  forget(onboarding: Removed, remains: Remains, entry: AuditEntry): Promise<boolean>;
  /** What is left to remove elsewhere; undefined: nothing. */
  remains(onboarding: string): Promise<Remains | undefined>;
  /** Nothing is. */
  forgotten(onboarding: string): Promise<void>;
}
