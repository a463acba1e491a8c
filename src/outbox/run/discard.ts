import type { Runner } from './runner.ts';

export const discard: Runner<'discard'> = async ({ submission }, _onboarding, { store }) => {
  await store.discard(submission);
  return undefined;
};
