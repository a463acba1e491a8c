import { type Address, channelKey } from '../../chat/address.ts';
import type { Invitation } from '../../state/invitation.ts';
import { canAskAgain, failingOf, isVerified, type Onboarding } from '../../state/onboarding.ts';
import type { Item } from './schemas.ts';

const isoOf = (ms: number) => new Date(ms).toISOString();
const keyOf = (channel: Address | undefined) => (channel ? channelKey(channel) : null);

/** An onboarding that has begun, as far as others may know: nothing of it is secret. */
export function begunItem(onboarding: Onboarding): Item {
  const { id, customer, flow, pm, language, promised, owner, merchant, report, place } = onboarding;
  const { state, since } = stateOf(onboarding);
  return {
    id,
    customer: customer ?? null,
    state,
    since: isoOf(since),
    guide: flow,
    step: state === 'going_through_steps' ? place.step : null,
    channel: keyOf(pm),
    language: language ?? null,
    promised: promised ?? null,
    owner: owner?.user ?? null,
    merchant: { platform: merchant.platform, id: merchant.user, name: merchant.name ?? null },
    store: report?.store ? { id: report.store.id, name: report.store.name ?? null } : null,
    started: isoOf(onboarding.startedAt),
    expires: null,
  };
}

/** One that nobody has come for yet. */
export function invitedItem(invitation: Invitation, now: number): Item {
  const { id, customer, flow, pm, language, promised, owner, createdAt, expiresAt } = invitation;
  const { withdrawnAt } = invitation;
  const isOver = now >= expiresAt;
  return {
    id,
    customer,
    state: withdrawnAt !== undefined ? 'withdrawn' : isOver ? 'expired' : 'invited',
    since: isoOf(withdrawnAt ?? (isOver ? expiresAt : createdAt)),
    guide: flow,
    step: null,
    channel: keyOf(pm),
    language: language ?? null,
    promised: promised ?? null,
    owner: owner?.user ?? null,
    merchant: null,
    store: null,
    started: isoOf(createdAt),
    expires: isoOf(expiresAt),
  };
}

function stateOf(onboarding: Onboarding): { state: Item['state']; since: number } {
  const { phase, report, submission, storeConfirmed, handOver, arrivedAt, touchedAt } = onboarding;
  const since = submission?.at ?? touchedAt;
  const { stopped, stalled } = onboarding;
  if (stopped) return { state: 'stopped', since: stopped.at };
  if (stalled) return { state: 'stalled', since: touchedAt };
  if (onboarding.awaited) return { state: 'invited', since: onboarding.awaited.at };
  if (phase === 'checking' || phase === 'retrying') return { state: 'checking', since };
  if (phase !== 'result' || !report) return { state: 'going_through_steps', since: arrivedAt };
  if (report.verdict !== 'verified') return { state: report.verdict, since };
  const failing = failingOf(onboarding);
  if (failing && canAskAgain(onboarding)) return { state: failing.report.verdict, since: failing.since };
  if (storeConfirmed === false) return { state: 'wrong_store', since };
  if (handOver?.done && isVerified(onboarding)) return { state: 'handed_over', since: handOver.done.at };
  return { state: 'verified', since };
}
