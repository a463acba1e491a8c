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
  /** For how long a link opens, in ms. */
  revealForMs: number;
  /** How long, in ms, whoever shows credentials has to say that they did. */
  openingMs: number;
  /** The same for a form of the chat, which stays open for as long as somebody reads it. */
  formMs: number;
}

/** As it is with nothing configured. */
export const POLICY: Policy = {
  ways: ['form'],
  handOver: 'asked',
  announces: false,
  keepDays: 14,
  recheckMs: 24 * 3_600_000,
  cardEveryMs: 2_000,
  revealForMs: 3_600_000,
  openingMs: 30_000,
  formMs: 15 * 60_000,
};
