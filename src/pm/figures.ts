import type { Text } from '../chat/text.ts';
import type { Guide } from '../flow/guide.ts';
import { type Onboarding, wasVerified } from '../state/onboarding.ts';
import type { Figures } from '../views/pm/status.ts';
import { whereabouts } from '../views/standing.ts';

/** What the merchants of a channel tell together, as far as it is stored: of earlier tries there is the newest. */
export function figuresOf(all: Onboarding[], guideOf: (one: Onboarding) => Guide | undefined): Figures {
  const begun = all.filter(({ isOnlyGreeted }) => !isOnlyGreeted);
  const verified = begun.filter(wasVerified);
  const times = verified
    .flatMap(({ submission, startedAt }) => (submission ? [submission.at - startedAt] : []))
    .sort((a, b) => a - b);
  const underWay = begun.filter(({ phase, stopped }) => phase === 'guide' && !stopped);
  const failed = begun.flatMap(
    ({ report }) => report?.checks.filter(({ outcome }) => outcome === 'fail') ?? [],
  );
  const reminded = begun.filter(({ reminders }) => reminders !== undefined);
  return {
    count: begun.length,
    verified: verified.length,
    times: times.length > 0 ? { median: at(times, 0.5), most: at(times, 0.9) } : undefined,
    steps: counted(
      underWay.flatMap((one): Text[] => {
        const guide = guideOf(one);
        return guide ? [whereabouts(guide, one)] : [];
      }),
    ),
    checks: counted(failed.map(({ id }) => id)).map(([id, count]) => [{ id }, count]),
    reminded: reminded.length,
    cameBack: reminded.filter(({ reminders, touchedAt }) => touchedAt > (reminders?.at ?? 0)).length,
  };
}

/** The smallest value that so large a part of them does not exceed. */
function at(sorted: number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

function counted(words: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
