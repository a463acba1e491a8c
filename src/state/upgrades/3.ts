import type { Json } from '../../base/stored.ts';
import type { Upgrade } from './upgrade.ts';

/**
 * Checks held their label and a sentence for people: both are made from codes when they are read. A store's
 * public id was called its hash, which is what one shop calls it.
 */
export const upgrade: Upgrade = {
  onboarding(json) {
    const { submission, report, kept } = json;
    return {
      ...json,
      ...(isJson(submission) && { submission: withChecks(submission) }),
      ...(isJson(report) && { report: withChecks(withStore(report)) }),
      ...(isJson(kept) && { kept: withStore(kept) }),
    };
  },
  effect: (json) => json,
};

function withChecks(json: Json): Json {
  const { checks } = json;
  return Array.isArray(checks) ? { ...json, checks: checks.map(withoutSentences) } : json;
}

/** What the sentences said that nothing else did. Of one shop alone: there was no other. */
const REASONS: [reason: string, pattern: RegExp][] = [
  ['only_reading_proved', /no way to prove/],
  ['contradictory', /two different answers/],
  ['token_rejected', /stopped accepting/],
  ['unclear', /./],
];

function withoutSentences(check: unknown): unknown {
  if (!isJson(check)) return check;
  const { label: _label, detail, ...rest } = check;
  if (typeof detail !== 'string') return rest;
  const isUnproved = rest.outcome === 'unknown' && rest.unreachable !== true;
  const reason = isUnproved ? REASONS.find(([, pattern]) => pattern.test(detail))?.[0] : undefined;
  return {
    ...rest,
    ...(reason !== undefined && { reason }),
    ...(/left an empty test entry/.test(detail) && { leftBehind: true }),
  };
}

function withStore(json: Json): Json {
  if (!isJson(json.store)) return json;
  const { hash: id, ...rest } = json.store;
  return { ...json, store: { id, ...rest } };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
