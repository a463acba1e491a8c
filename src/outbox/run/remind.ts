import type { Runner } from './runner.ts';

export const remind: Runner<'remind'> = async () => ({ event: { kind: 'remind-due' } });
