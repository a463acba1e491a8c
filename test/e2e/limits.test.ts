import { expect, test } from '@jest/globals';
import { useWorld } from '../support/world.ts';

const world = useWorld({ platform: 'slack' });
const MERCHANTS = 16;
/** Each with a word of the answer. */
const PRESSES = [
  ["Let's start", 'Are you allowed'],
  ['Yes', 'Step 1'],
  ['Done', 'Step 2'],
  ['Done', 'Step 3'],
  ['Back', 'Step 2'],
  ['Done', 'Step 3'],
] as const;

test("under Slack's own limits nobody's answer waits for an edit", async () => {
  const limits = world.slack.keepLimits();
  const merchants = Array.from({ length: MERCHANTS }, (_, n) => world.merchant(`Merchant ${n}`));
  await Promise.all(
    merchants.map(async (merchant) => {
      await merchant.says('hi', "Let's connect");
      for (const [label, answer] of PRESSES) await merchant.presses(label, answer);
    }),
  );
  // Those who wait are not refused again and again: a card for each is more than the PM's channel takes at once, too.
  for (const method of ['chat.postMessage', 'chat.update'])
    expect(limits.refused.get(method) ?? 0).toBeLessThan(MERCHANTS * 2);
});
