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
  // Everybody has their answer, though more was to be edited than Slack allows in the time: it waits still.
  const withButtons = merchants.flatMap(({ person }) =>
    person.messages().filter(({ text }) => /\[\w/.test(text)),
  );
  expect(withButtons.length).toBeGreaterThan(MERCHANTS);
  // Those who wait are not refused again and again: a card for each is more than the PM's channel takes at once, too.
  expect(limits.refused.get('chat.postMessage') ?? 0).toBeLessThan(MERCHANTS * 2);
  const refused = limits.refused.get('chat.update') ?? 0;
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(MERCHANTS * 2);
});
