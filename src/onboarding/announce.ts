import { createHash } from 'node:crypto';
import type { Announcement } from '../state/announcement.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Unguided } from './turn.ts';

/** Tells whoever listens that something happened. The same event says the same under the same id. */
export function announce(
  { state, event, effects, policy }: Unguided,
  type: Announcement['type'],
  facts: Omit<Announcement, 'id' | 'type' | 'at'> = {},
): void {
  if (!policy.announces) return;
  const what = createHash('sha256').update(`${state.id} ${event.id} ${type}`).digest('base64url');
  const announcement = { id: `msg_${what.slice(0, 24)}`, type, at: event.at, ...facts };
  effects.push({ kind: 'notify', announcement });
}

/** Tells them what has become of the newest credentials. */
export function announceResult(turn: Unguided): void {
  const { submission, report, storeConfirmed } = turn.state;
  if (!submission || !report) return;
  const facts = { submission: submission.id };
  if (report.verdict === 'verified' && storeConfirmed !== false) announce(turn, 'onboarding.verified', facts);
  else if (report.verdict !== 'unreachable')
    announce(turn, 'onboarding.needs_changes', { ...facts, ...flawOf(report) });
}

/** What is wrong with them, in codes. */
export function flawOf({ verdict, checks }: NonNullable<Onboarding['report']>): Partial<Announcement> {
  if (verdict === 'verified') return { flaw: 'wrong_store' };
  if (verdict !== 'needs_changes') return { flaw: 'invalid' };
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return { flaw: 'needs_changes', permissions: failed.map(({ id }) => id) };
}
