import type { Runner } from './runner.ts';

export const conclude: Runner<'conclude'> = async ({ link, attempt }, { handOver }) => {
  const opening = handOver?.opening;
  const isOpen = opening?.link === link && opening.attempt === attempt && !opening.ended;
  return isOpen ? { event: { kind: 'hand-over-doubtful', link } } : undefined;
};
