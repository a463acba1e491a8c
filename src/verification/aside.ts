import { onboardingOfSubmission } from '../state/onboarding.ts';
import type { Turns } from '../turn/turns.ts';

/** Tells of a job that ended the process again and again, and is not done any more. Repeating it is harmless. */
export function createJobAside({
  turns,
  now = Date.now,
}: {
  turns: Pick<Turns, 'take'>;
  now?: () => number;
}) {
  return async (submission: string, again: boolean): Promise<void> => {
    await turns.take(onboardingOfSubmission(submission), {
      id: `${submission} aside`,
      at: now(),
      kind: 'set-aside',
      what: again ? 'task' : 'check',
    });
  };
}
