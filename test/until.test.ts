import { expect, test } from '@jest/globals';
import { until } from './support/until.ts';

test('what was waited for comes back', async () => {
  let looks = 0;
  await expect(
    until(
      () => ++looks,
      (seen) => seen === 3,
    ),
  ).resolves.toBe(3);
});

test('waited in vain: it says for what, where, and what was seen last', async () => {
  const said = ['hello', 'how are you'];
  const error = await until(
    async () => said,
    (words) => words.includes('goodbye'),
    30,
  ).catch((failure: Error) => failure);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toContain("(words)=>words.includes('goodbye')");
  expect(String(error)).toContain("[ 'hello', 'how are you' ]");
  expect(String((error as Error).stack)).toContain('until.test.ts');
});

test('a look that fails fails the wait at once', async () => {
  await expect(until(() => Promise.reject(new Error('closed')))).rejects.toThrow('closed');
});
