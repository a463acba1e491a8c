import { chatOf, editIfThere, type Runner } from './runner.ts';

export const settle: Runner<'settle'> = async ({ ref, message }, { merchant }, means) => {
  await editIfThere(chatOf(means, merchant), merchant, ref, message);
  return undefined;
};
