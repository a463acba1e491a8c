/** How long the outbox waits for what, in milliseconds. */
export interface OutboxTimes {
  /** How long others wait for a process that performs an onboarding's effects and shows no sign of life. */
  lease: number;
  /** How often it shows one. */
  renewLease: number;
  /** How often a sweeper looks for effects that a crash or a delay left behind. */
  sweep: number;
  /** How often a process that waits for a slow lane looks for what the others have to do meanwhile. */
  lookAgain: number;
  /** How often a result that could not be written is written again, and for how long. */
  insist: number;
  insistFor: number;
  /** Back-off of effects that failed for a passing reason: the first wait, and the longest. */
  firstRetry: number;
  longestRetry: number;
  /** A PM's channel that can't be reached is tried again: an operator may invite the bot meanwhile. */
  unreachable: number;
  /** A platform that refuses us is put right by an operator, who wants to see what is owed go out. */
  refused: number;
  /** How long after each failed push the next one is tried; after the last of them as long again. */
  deliveryWaits: readonly number[];
  /** A push that nobody took for so long is given up. */
  deliveryGivenUp: number;
  /** How often it is looked whether a receiver that was switched off is on again. */
  receiverOff: number;
  /** How long what a newer release stored is left to it before it is looked at again. */
  leave: number;
  /** A merchant who waits for their file so long is told that it is being tried. */
  fileLate: number;
  /** And after so long they are asked for it again. */
  fileGivenUp: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const OUTBOX_TIMES: OutboxTimes = {
  lease: 3_000,
  renewLease: 750,
  sweep: 500,
  lookAgain: 200,
  insist: 250,
  insistFor: 8_000,
  firstRetry: 1_000,
  longestRetry: 5 * 60_000,
  unreachable: 60_000,
  refused: 15_000,
  deliveryWaits: [
    ...[5_000, 5 * MINUTE, 30 * MINUTE],
    ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
  ],
  deliveryGivenUp: 72 * HOUR,
  receiverOff: 15_000,
  leave: 5_000,
  fileLate: 6_000,
  fileGivenUp: 5 * 60_000,
};
