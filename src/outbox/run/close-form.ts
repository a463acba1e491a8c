import { chatOf, editIfThere, type Runner } from './runner.ts';

export const closeForm: Runner<'close-form'> = async ({ card, message }, { merchant }, means) => {
  await editIfThere(chatOf(means, merchant), merchant, card, message);
  return undefined;
};
