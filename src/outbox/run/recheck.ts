import { isStillHere } from '../../state/onboarding.ts';
import type { Runner } from './runner.ts';

/** Those that are out, destroyed or no longer the newest are left alone for good. */
export const recheck: Runner<'recheck'> = async ({ submission, due }, onboarding, { queue }) => {
  if (onboarding.submission?.id === submission && isStillHere(onboarding)) await queue.add(submission, due);
  return undefined;
};
