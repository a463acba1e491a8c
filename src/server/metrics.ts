import { Counter, collectDefaultMetrics, Registry } from 'prom-client';
import type { Verdict } from '../verification/report.ts';

/** What is counted, for Prometheus. Labels are kinds and verdicts, never names. */
export interface Metrics {
  turn(kind: string): void;
  effect(kind: string, outcome: 'done' | 'postponed' | 'dropped'): void;
  verification(verdict: Verdict): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const turns = counter('usher_turns_total', 'Events handled, by kind', ['kind']);
  const effects = counter('usher_effects_total', 'Effects performed, by kind and outcome', [
    'kind',
    'outcome',
  ]);
  const verifications = counter('usher_verifications_total', 'Verifications that ended, by verdict', [
    'verdict',
  ]);
  return {
    turn: (kind) => turns.inc({ kind }),
    effect: (kind, outcome) => effects.inc({ kind, outcome }),
    verification: (verdict) => verifications.inc({ verdict }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
