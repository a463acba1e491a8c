/** What happened, in a line of words. */
import type { Incident, Seen, ShopMood, Struck, WorkerEvent } from '../exchange.ts';
import { PLATFORMS } from './dom.ts';
import type { Performed, Turn } from './words.ts';

/** Whose doing it was; `nameOf` names an onboarding. */
export function whoOf(observation: Seen, nameOf: (onboarding: string) => string): string {
  switch (observation.kind) {
    case 'turn':
    case 'effect':
      return nameOf(observation.onboarding);
    case 'program':
      return 'Usher';
    case 'worker':
      return 'worker';
    case 'shop':
      return 'BigCommerce';
    case 'struck':
      return PLATFORMS[observation.platform];
  }
}

/** What happened around the turns. */
export function around(incident: Incident): string {
  switch (incident.kind) {
    case 'program':
      return incident.what === 'started' ? 'has started' : 'stops, to restart';
    case 'worker':
      return `process ${incident.pid} ${LIFE[incident.what](incident.signal)}`;
    case 'shop':
      return `is ${MOODS[incident.mood]} from now on`;
    case 'struck':
      return `${ANSWERS[incident.fault.kind] ?? 'does not answer'} to ${incident.call}${later(incident)}`;
  }
}

const LIFE: Record<WorkerEvent['what'], (signal: string | null | undefined) => string> = {
  started: () => 'has started',
  doomed: () => 'is to die in mid-check',
  died: (signal) => `died${signal ? ` of ${signal}` : ''}; another one takes its place`,
  stopped: () => 'has stopped',
};
const MOODS: Record<ShopMood, string> = {
  fine: 'fine',
  slow: 'slow',
  'rate-limited': 'rate-limiting',
  down: 'down',
};
const ANSWERS: Record<string, string> = { rateLimit: 'answers 429', fail: 'answers with an error' };
const later = ({ fault: { retryAfterSeconds } }: Struck) =>
  retryAfterSeconds === undefined ? '' : `: again in ${retryAfterSeconds} s`;

const seconds = (ms: number) => (ms < 10_000 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000));

/** Why an effect did not work, and when it is tried again. */
export function trouble({ reason, waitMs }: Performed): string {
  const why = reason === undefined ? '' : `: ${reason}`;
  return waitMs === undefined ? why : `${why}, again in ${seconds(waitMs)} s`;
}

type Whereabouts = Turn['after'];

const standing = ({ place, phase }: Whereabouts) => (phase === 'guide' ? place : `${place} · ${phase}`);

const stays = ({ before, after }: Turn) => before !== undefined && standing(before) === standing(after);

/** Where a turn led. */
export function moved(turn: Turn): string {
  const { before, after, result } = turn;
  if (result === 'duplicate') return 'taken in before: nothing changes';
  if (result === 'conflict') return 'somebody else was faster: decided again';
  if (!before) return `begins at ${standing(after)}`;
  return stays(turn) ? `stays at ${standing(after)}` : `${standing(before)} → ${standing(after)}`;
}

/** Which button was pressed, of which step. */
export const pressed = ({ choice }: Turn): string =>
  choice ? ` ${choice.choice}${choice.step === undefined ? '' : ` at ${choice.step}`}` : '';

/** Whether a turn does no more than remember what came of an effect. */
export const isResultOnly = (turn: Turn): boolean =>
  turn.performed !== undefined && turn.effects.length === 0 && turn.result === 'committed' && stays(turn);
