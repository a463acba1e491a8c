import { chatOf, type Runner } from './runner.ts';

export const alert: Runner<'alert'> = async ({ message, thread }, { pm, messages }, means) => {
  if (pm) await chatOf(means, pm).post(pm, message, thread ? messages.card : undefined);
  return undefined;
};
