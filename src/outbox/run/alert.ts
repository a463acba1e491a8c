import { chatOf, type Runner } from './runner.ts';

export const alert: Runner<'alert'> = async ({ message, thread, aloud }, { pm, messages }, means) => {
  if (!pm) return undefined;
  await chatOf(means, pm).post(pm, message, thread ? messages.card : undefined, { aloud: aloud ?? false });
  return undefined;
};
