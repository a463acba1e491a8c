import type { Runner } from './runner.ts';

export const notify: Runner<'notify'> = async ({ announcement }, { id, flow, customer }, { webhook }) => {
  // Nobody is to be told any more.
  await webhook?.announce({ id, flow, customer }, announcement);
  return undefined;
};
