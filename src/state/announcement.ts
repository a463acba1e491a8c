import { z } from 'zod';
import { stored, word } from '../base/stored.ts';
import { WAYS } from './onboarding.ts';

/** What receivers may be told of, whether it can happen yet or not. */
export const ANNOUNCEMENTS = [
  'onboarding.started',
  'onboarding.stalled',
  'onboarding.needs_changes',
  'onboarding.verified',
  'onboarding.handed_over',
  'onboarding.stopped',
] as const;

/** Why credentials can't be used as they are. */
export const FLAWS = ['needs_changes', 'invalid', 'wrong_store'] as const;

/** Something that happened to an onboarding, as receivers are told: no secret, and nobody's words. */
export const announcementSchema = stored({
  /** The same at every try. */
  id: z.string(),
  type: word(ANNOUNCEMENTS),
  /** When it happened (ms since 1970). */
  at: z.number(),
  submission: z.string().optional(),
  /** The ids of the checks that failed. */
  permissions: z.array(z.string()).optional(),
  flaw: word(FLAWS).optional(),
  way: word(WAYS).optional(),
});
export type Announcement = z.infer<typeof announcementSchema>;
