import { z } from 'zod';
import { stored, word } from '../base/stored.ts';
import { actorSchema } from './onboarding.ts';

/** For so long is it known who did what; what is older is dropped. */
export const AUDIT_DAYS = 400;

/** What is written down: each with the codes that `detail` may hold. None of it is a secret, or somebody's words. */
const AUDITED = [
  /** A PM started it, and invited the merchant: by a code, or with a message. */
  'invited',
  /** The code of an invitation was replaced, or taken back. */
  'invited-again',
  'invitation-withdrawn',
  'started',
  /** The merchant handed it on to a colleague: `named` or `code`; or somebody took it `back`. */
  'handed-on',
  /** Credentials arrived: by which way, and the fingerprint of the token. */
  'sent',
  /** What a check found: the fingerprint, and the reason of the report. */
  'verified',
  'needs-changes',
  'refused',
  'not-checked',
  /** A PM read of it: `list` or `report`. */
  'looked',
  /** The merchant was asked for others, as theirs work no more. */
  'asked-again',
  /** Somebody wanted to know whether verified credentials still work. */
  'recheck-asked',
  'reminded',
  /** A PM wrote to the merchant. */
  'replied',
  /** It is another PM's from now on. */
  'owner-changed',
  /** Another channel looks after it: which did before. */
  'moved',
  'stopped',
  'resumed',
  'hand-over-asked',
  /** Credentials were shown. */
  'revealed',
  /** They were about to be shown, and nobody knows whether they were. */
  'maybe-revealed',
  /** A link that was used up was opened once more. */
  'opened-again',
  /** Somebody guesses at the key of a link. */
  'wrong-keys',
  /** Credentials were taken by a receiver. */
  'pushed',
  /** The sealed credentials are removed: why. */
  'destroyed',
  'forgot',
] as const;
const auditedWord = word(AUDITED);
export type Audited = z.infer<typeof auditedWord>;

/** One line of the audit: who did what to which onboarding, when and where. */
export const auditEntrySchema = stored({
  /** In ms since 1970. */
  at: z.number(),
  what: auditedWord,
  /** Left out: it is about a whole channel. */
  onboarding: z.string().optional(),
  /** Somebody by their platform's id and their name there; left out: Usher itself, or nobody knows who. */
  who: actorSchema.optional(),
  /** A conversation (`slack:C0123`), or the way by which credentials leave (`page`). */
  where: z.string().optional(),
  detail: z.array(z.string()).optional(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
