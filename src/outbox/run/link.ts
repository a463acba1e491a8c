import type { Runner } from './runner.ts';

export const link: Runner<'link'> = async (_effect, { id, pm, messages }, { directory }) => {
  if (pm && messages.card) await directory.link({ platform: pm.platform, ...messages.card }, id);
  return undefined;
};
