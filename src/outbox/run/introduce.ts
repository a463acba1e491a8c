import { chatOf, type Runner } from './runner.ts';

export const introduce: Runner<'introduce'> = async (_effect, { merchant }, means) => {
  // A name is nice to have: not knowing it must not hold up the PM's card.
  const name = await chatOf(means, merchant)
    .nameOf(merchant)
    .catch(() => undefined);
  return name === undefined || name === merchant.name ? undefined : { event: { kind: 'introduced', name } };
};
