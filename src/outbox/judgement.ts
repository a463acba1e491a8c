/** What becomes of an effect that could not be performed. */
export type Judgement =
  /** `isFree`: nothing was tried, and it counts as no try. */
  | { kind: 'again'; waitMs: number; isExpected: boolean; isFree?: boolean }
  /** Nobody is there: it is dropped, and the merchant is unreachable until they write. */
  | { kind: 'unreachable'; reason: string }
  /** The platform will never take it. */
  | { kind: 'refused' }
  /** Nobody waits for it any more. */
  | { kind: 'given-up' }
  /** Where it was to be pushed it is not taken. */
  | { kind: 'undelivered'; why: 'days' | 'refused' | 'sealed' };
