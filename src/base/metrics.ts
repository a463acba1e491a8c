import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is counted, for Prometheus. Labels are kinds and verdicts, never names. */
export interface Metrics {
  turn(kind: string): void;
  effect(kind: string, outcome: 'done' | 'postponed' | 'dropped' | 'aside'): void;
  verification(verdict: string): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Metrics in a registry of their own; `refused` tells of each platform whether it refuses our token. */
export function createMetrics(refused: Record<string, () => boolean> = {}): Metrics {
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
  new Gauge({
    name: 'usher_chat_refused',
    help: 'Whether the platform refuses our token (1), so that nothing can be sent, or not (0)',
    labelNames: ['platform'],
    registers: [registry],
    collect() {
      for (const [platform, isRefused] of Object.entries(refused))
        this.set({ platform }, isRefused() ? 1 : 0);
    },
  });
  return {
    turn: (kind) => turns.inc({ kind }),
    effect: (kind, outcome) => effects.inc({ kind, outcome }),
    verification: (verdict) => verifications.inc({ verdict }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
