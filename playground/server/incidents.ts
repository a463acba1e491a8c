import type { Happening } from '../../src/turn/happening.ts';
import type { WorkerEvent } from '../worker/start.ts';
import type { ShopMood, Struck } from './troubles.ts';

/** What happens around the turns, for the page to tell: what the visitor did, and what came of it. */
export type Incident =
  | { kind: 'program'; what: 'started' | 'stopping' }
  | ({ kind: 'worker' } & WorkerEvent)
  | { kind: 'shop'; mood: ShopMood }
  /** A call of the bot's that the platform was made to refuse, or to leave unanswered. */
  | ({ kind: 'struck'; platform: string } & Struck);

/** What the page hears of, and when (ms since 1970). `worker`: the process it happened in, if not the program's own. */
export type Seen = (Happening | Incident) & { at: number; worker?: number | undefined };
