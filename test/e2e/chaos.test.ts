import { expect, test } from '@jest/globals';
import { runChaos } from '../chaos/chaos.ts';
import { SOON } from '../support/world.ts';

/** `npm run chaos` at length; here, so much of it as fits into every run. Another number, another order of things. */
const seed = Number(process.env.CHAOS_SEED ?? 1);

test('merchants at work while everything dies and fails: each gets their result, and so does the PM', async () => {
  const result = await runChaos({ kills: 6, seed, times: { ...SOON, openingMs: 1_000 } });
  const { lost, stuck, wrong, hits } = result;
  expect({ lost, stuck, wrong, hits }).toEqual({ lost: [], stuck: [], wrong: [], hits: [] });
  expect(result.kills).toBeGreaterThanOrEqual(6);
  expect(result.onboardings).toBeGreaterThan(0);
  expect(result.doubled).toBeLessThanOrEqual(result.kills * 6);
});
