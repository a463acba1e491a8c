import { expect, test } from '@jest/globals';
import { growth } from './support/cost.ts';

const letters = (size: number) => 'x'.repeat(size);

test('an expression that looks for its end from every letter is steep', () => {
  expect(growth((text) => void /x*z/.test(text), letters, 3_000)).toMatch(/^steep: \d/);
});

test('one that goes through the text once is even, however slow it is', () => {
  expect(growth((text) => void /^(?:x|y)*$/.test(text), letters, 8_000)).toBe('even');
});

test('what was slow by chance is even', () => {
  let time = 0;
  const once = () => {
    time++;
    // The larger input of the first round, each of its three times.
    if (time >= 5 && time <= 7) for (let n = 0; n < 3e8; n++) time += 0;
  };
  expect(growth(once, letters, 8_000)).toBe('even');
  expect(time).toBeGreaterThan(7);
});
