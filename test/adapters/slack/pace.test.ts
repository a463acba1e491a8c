import { expect, test } from '@jest/globals';
import { createPaces } from '../../../adapters/slack/pace.ts';

const UPDATE = { method: 'chat.update' };

/** Paces, and a clock to move. */
function paces() {
  const clock = { now: 1_000_000 };
  return { clock, ...createPaces(() => clock.now) };
}

test('what Slack never refused is called as often as anybody likes', () => {
  const { wait } = paces();
  for (let calls = 0; calls < 1_000; calls++) expect(wait(UPDATE)).toBe(0);
});

test('after a refusal everybody gets a turn of their own, in order, and is let through when it comes', () => {
  const { clock, refused, wait } = paces();
  refused(UPDATE, 30_000);
  const turns = Array.from({ length: 40 }, () => wait(UPDATE)).map((ms) => clock.now + ms);
  expect(Math.min(...turns)).toBeGreaterThanOrEqual(clock.now + 30_000);
  expect(new Set(turns).size).toBe(40);
  // A minute of them is no more than Slack allows.
  expect(turns.filter((at) => at < (turns[0] ?? 0) + 60_000).length).toBeLessThanOrEqual(50);
  const again = turns.map((at) => {
    clock.now = at;
    return wait(UPDATE);
  });
  expect(again).toEqual(again.map(() => 0));
});

test('other methods, and other channels, go on', () => {
  const { refused, wait } = paces();
  refused(UPDATE, 30_000);
  refused({ method: 'chat.postMessage', channel: 'C1' }, 5_000);
  expect(wait({ method: 'users.info' })).toBe(0);
  expect(wait({ method: 'chat.postMessage', channel: 'D1' })).toBe(0);
  expect(wait({ method: 'chat.postMessage', channel: 'C1' })).toBeGreaterThan(4_000);
});

test('a minute after the last refusal it is over', () => {
  const { clock, refused, wait } = paces();
  refused(UPDATE, 1_000);
  clock.now += 61_001;
  for (let calls = 0; calls < 100; calls++) expect(wait(UPDATE)).toBe(0);
});

test('edits of one message share a turn, so that those which newer ones replaced hold up nobody', () => {
  const { clock, refused, wait } = paces();
  refused(UPDATE, 10_000);
  const first = wait({ ...UPDATE, about: 'card 1' });
  for (let edit = 0; edit < 500; edit++) expect(wait({ ...UPDATE, about: 'card 1' })).toBe(first);
  const other = wait({ ...UPDATE, about: 'card 2' });
  expect(other - first).toBeLessThan(2_000);
  // Nobody came for theirs: their turns are free again.
  clock.now += 20_000;
  refused(UPDATE, 1_000);
  expect(wait({ ...UPDATE, about: 'card 3' })).toBeLessThan(3_000);
});

test('what somebody waits for stands in no queue', () => {
  const { refused, wait } = paces();
  refused(UPDATE, 10_000);
  for (let edit = 0; edit < 40; edit++) wait({ ...UPDATE, about: `card ${edit}` });
  expect(wait({ ...UPDATE, about: 'step', isAwaited: true })).toBe(10_000);
});
