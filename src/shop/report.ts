import { z } from 'zod';
import { stored, word } from '../base/stored.ts';

/** What a permission can be set to, in the words of the shop's panel: one of the shop's `levels`. */
export type Level = string;

/**
 * One probe of one permission. `unknown` means that it could not be proved: either the shop gives no
 * way to, or it did not answer (`unreachable`). `found` is null when the level can't be told.
 */
export const checkSchema = stored({
  id: z.string(),
  required: z.string(),
  outcome: word(['pass', 'fail', 'unknown']),
  found: z.string().nullable(),
  /** Why it is `unknown`, by a code of the shop's. */
  reason: z.string().optional(),
  /** The probe made something in the shop after all, and could not take it back. */
  leftBehind: z.literal(true).optional(),
  /** The shop did not answer, so the check is worth trying again. */
  unreachable: z.boolean().optional(),
});
export type Check = z.infer<typeof checkSchema>;

const verdictSchema = z.enum(['verified', 'needs_changes', 'invalid', 'unreachable']);
export type Verdict = z.infer<typeof verdictSchema>;

/** Why a report ended as it did, when one reason stands behind all of it. */
const reportReasonSchema = word([
  /** The shop does not know this token. */
  'token_rejected',
  /** The token is good, but not for this shop. */
  'wrong_shop',
  /** The token is good and opens nothing at all. */
  'nothing_granted',
  'rate_limited',
  'shop_down',
  'no_answer',
]);
export type ReportReason = z.infer<typeof reportReasonSchema>;

/** The store that was reached, as far as it is known. `id` is its public one. */
const storeSchema = stored({ id: z.string(), name: z.string().nullable(), domain: z.string().nullable() });

/** All checks of one submission, with a verdict. Holds no secret. */
export const reportSchema = stored({
  verdict: verdictSchema,
  reason: reportReasonSchema.optional(),
  store: storeSchema.nullable(),
  checks: z.array(checkSchema),
  /** With verdict `unreachable`: not worth asking again before so many milliseconds. */
  retryAfterMs: z.number().optional(),
});
export type Report = z.infer<typeof reportSchema>;
