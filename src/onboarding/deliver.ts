import type { SinkName } from '../state/effect.ts';
import { canHandOver, type Way } from '../state/onboarding.ts';
import type { Unguided } from './turn.ts';

/** The place that a way pushes credentials to, if it does. */
export function sinkOf(way: Way): SinkName | undefined {
  return way === 'webhook' || way === 'vault' ? way : undefined;
}

/** Pushes the newest credentials there. Those that are out by then are not pushed again. */
export function deliver({ state, event, effects }: Unguided, sink: SinkName): void {
  const { submission } = state;
  if (submission) effects.push({ kind: 'deliver', submission: submission.id, sink, at: event.at });
}

/** The merchant said that it is the right store: where an operator wants that, they are pushed by themselves. */
export function deliverUnasked(turn: Unguided): void {
  const { state, policy } = turn;
  if (policy.handOver !== 'verified' || !canHandOver(state)) return;
  const sink = policy.ways.map(sinkOf).find((found) => found !== undefined);
  if (sink) deliver(turn, sink);
}
