import type { Runner } from './runner.ts';

export const expire: Runner<'expire'> = async ({ submission }, { submission: current, kept }) => {
  const isNamed = current?.id === submission || kept?.submission === submission;
  return isNamed ? { event: { kind: 'expiring', submission } } : undefined;
};
