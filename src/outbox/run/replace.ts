import { chatOf, editIfThere, type Runner } from './runner.ts';

export const replace: Runner<'replace'> = async ({ slot, message }, { merchant, messages }, means) => {
  const ref = messages[slot];
  if (ref) await editIfThere(chatOf(means, merchant), merchant, ref, message, { isAwaited: true });
  return undefined;
};
