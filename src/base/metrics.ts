import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is counted, for Prometheus. Labels are kinds and verdicts, never names. */
export interface Metrics {
  turn(kind: string): void;
  effect(kind: string, outcome: 'done' | 'postponed' | 'dropped' | 'aside'): void;
  verification(verdict: string): void;
  /** From now on how all onboardings stand is told, too, as far as it can be found out. */
  show(figures: () => Promise<Figures>): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** A number, and what it is about. */
interface Count {
  labels: Record<string, string>;
  value: number;
}

/** How all onboardings stand. */
export interface Figures {
  states: Count[];
  steps: Count[];
  /** From the first step to working credentials, in ms; undefined: nobody got there. */
  times: { median: number; most: number } | undefined;
  checks: Count[];
  reminded: Count[];
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
  const showFigures = figureGauges(registry);
  let figures: (() => Promise<Figures>) | undefined;
  return {
    show(given) {
      figures = given;
    },
    turn: (kind) => turns.inc({ kind }),
    effect: (kind, outcome) => effects.inc({ kind, outcome }),
    verification: (verdict) => verifications.inc({ verdict }),
    async text() {
      // While the store is away the rest is worth reading.
      showFigures(await figures?.().catch(() => undefined));
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** The gauges of all onboardings; undefined: nothing is known. */
function figureGauges(registry: Registry): (figures: Figures | undefined) => void {
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const gauges = {
    states: gauge('usher_onboardings', 'Onboardings, by where they stand', ['state']),
    steps: gauge('usher_onboardings_at_step', 'Onboardings under way, by guide and step', ['guide', 'step']),
    checks: gauge('usher_failed_checks', 'Newest reports in which a check failed, by check', ['check']),
    reminded: gauge('usher_reminded_onboardings', 'Onboardings that were reminded, by what came of it', [
      'outcome',
    ]),
  };
  const times = gauge(
    'usher_time_to_verified_seconds',
    'From the first step to working credentials, of those who got there',
    ['quantile'],
  );
  return (figures) => {
    for (const name of ['states', 'steps', 'checks', 'reminded'] as const) {
      gauges[name].reset();
      for (const { labels, value } of figures?.[name] ?? []) gauges[name].set(labels, value);
    }
    times.reset();
    if (!figures?.times) return;
    times.set({ quantile: '0.5' }, figures.times.median / 1_000);
    times.set({ quantile: '0.9' }, figures.times.most / 1_000);
  };
}
