import type { Runner } from './runner.ts';

export const verify: Runner<'verify'> = async ({ submission }, _onboarding, { queue }) => {
  await queue.add(submission);
  return undefined;
};
