import { chatOf, type Runner } from './runner.ts';

export const say: Runner<'say'> = async ({ message, slot }, { merchant }, means) => {
  const ref = await chatOf(means, merchant).post(merchant, message);
  return slot && { event: { kind: 'sent', slot, ref } };
};
