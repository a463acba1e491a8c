import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ConnectorError } from '../../../../emulators/teams/connector/errors.ts';
import { RateLimits } from '../../../../emulators/teams/connector/limits.ts';

/** Seconds to wait, or 0 when the call is taken. */
function tryOne(limits: RateLimits): number {
  try {
    limits.take('write', 'a:1');
    return 0;
  } catch (error) {
    if (error instanceof ConnectorError) return Number(error.headers['retry-after']);
    throw error;
  }
}

test('whatever the rhythm, no window takes more than it may, and whoever waits as told is let in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 100, maxLength: 150 }), (pauses) => {
      let now = 1_700_000_000_000;
      const limits = new RateLimits(() => now);
      const taken: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const wait = tryOne(limits);
        now += wait * 1000;
        if (wait > 0) expect(tryOne(limits)).toBe(0);
        taken.push(now);
      }
      for (const [seconds, count] of [
        [1, 7],
        [2, 8],
        [30, 60],
      ] as const) {
        const within = taken.map(
          (end) => taken.filter((at) => at <= end && at > end - seconds * 1000).length,
        );
        expect(Math.max(0, ...within)).toBeLessThanOrEqual(count);
      }
    }),
  );
});
