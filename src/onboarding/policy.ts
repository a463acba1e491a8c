import { type Delay, readWorkingHours, type WorkingHours } from '../base/working-time.ts';
import type { Way } from '../state/onboarding.ts';

/** What decisions go by beside the guide: how an operator wants things to be. */
export interface Policy {
  /** How credentials leave upon *Hand over*; with several, whoever asks chooses. */
  ways: readonly Exclude<Way, 'terminal'>[];
  /** Whether they leave when somebody asks, or by themselves as soon as they are verified. */
  handOver: 'asked' | 'verified';
  /** Whether somebody's webhook is told what happens. */
  announces: boolean;
  /** Verified credentials that nobody took are destroyed after so many days; 0: never. */
  keepDays: number;
  /** Verified credentials that nobody took are verified again so long after each time, in ms. */
  recheckMs: number;
  /** How long after an edit of the PM's card the next one waits, in ms: what happens meanwhile is in it as well. */
  cardEveryMs: number;
  /** When merchants who are silent are reminded. */
  reminding: Reminding;
  /** For how long a link opens, in ms. */
  revealForMs: number;
  /** How long, in ms, whoever shows credentials has to say that they did. */
  openingMs: number;
  /** The same for a form of the chat, which stays open for as long as somebody reads it. */
  formMs: number;
}

/** When merchants who are silent are reminded, and when it is the PM's turn. */
export interface Reminding {
  /** How long after their last sign of life, one after the other; empty: never. */
  after: readonly Delay[];
  /** After so much silence the PM is told; undefined: never. */
  stalledAfter: Delay | undefined;
  /** So long before a promised date breaks the PM is warned; undefined: never. */
  beforePromise: Delay | undefined;
  /** Nobody is written to at other times, by their own clock. */
  hours: WorkingHours;
  /** Where the clock is of those whose own is not known. */
  timeZone: string;
}

/** As it is with nothing configured. */
export const POLICY: Policy = {
  ways: ['form'],
  handOver: 'asked',
  announces: false,
  keepDays: 14,
  recheckMs: 24 * 3_600_000,
  cardEveryMs: 2_000,
  reminding: {
    after: [{ days: 1 }, { days: 3 }, { days: 7 }],
    stalledAfter: { days: 10 },
    beforePromise: { days: 2 },
    hours: readWorkingHours('mon-fri 09:00-17:00') ?? { spans: [] },
    timeZone: 'UTC',
  },
  revealForMs: 3_600_000,
  openingMs: 30_000,
  formMs: 15 * 60_000,
};
