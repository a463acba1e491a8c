import { chatOf, type Runner } from './runner.ts';

export const tell: Runner<'tell'> = async ({ to, message }, _onboarding, means) => {
  await chatOf(means, to).post(to, message);
  return undefined;
};
