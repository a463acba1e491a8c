import type { AuditEntry } from '../state/audit.ts';

/**
 * The port to the audit: what was done, in order, which nothing changes afterwards. What a turn does is written by
 * its own commit. Kept for `AUDIT_DAYS`. Both methods reject when the store can't be reached.
 */
export interface Audit {
  /** Writes down what was done without a turn. */
  add(entry: AuditEntry): Promise<void>;
  /** The entries of one onboarding, or all there are, oldest first. */
  read(onboarding?: string): Promise<AuditEntry[]>;
}
