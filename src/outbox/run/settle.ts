import { chatOf, editIfThere, type Runner } from './runner.ts';

export const settle: Runner<'settle'> = async ({ ref, message, to }, { merchant }, means) => {
  const where = to ?? merchant;
  await editIfThere(chatOf(means, where), where, ref, message);
  return undefined;
};
