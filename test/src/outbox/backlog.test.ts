import { expect, test } from '@jest/globals';
import { ChatError } from '../../../src/chat/chat.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const { start } = useTurns();

/** Whoever waits for their next try waits longer than a test. */
const LONG = { firstRetry: 3_600_000, longestRetry: 3_600_000, sweep: 5 };
const outage = new ChatError('retry', 'http_503');

test('once something gets through again, what waited for the platform goes at once', async () => {
  const process = await start(undefined, {}, Date.now, LONG);
  const maya = somebody(process);
  const nora = somebody(process);
  process.chat.troubleWith(maya.dm, outage);
  process.chat.troubleWith(nora.dm, outage);
  for (const { says } of [maya, nora]) await says('hi');
  const isPut = async (id: string) => (await process.store.outbox(id)).some(({ tries }) => tries === 1);
  for (const { id } of [maya, nora]) await until(() => isPut(id));
  expect([process.chat.in(maya.dm), process.chat.in(nora.dm)]).toEqual([[], []]);

  await somebody(process).says('hi');
  for (const { dm } of [maya, nora]) await process.chat.hears(dm, "Let's connect");
  for (const { id } of [maya, nora]) await idle(process.store, id);
});

test('what fails all the same is not tried with each message of others', async () => {
  const process = await start(undefined, {}, Date.now, LONG);
  const maya = somebody(process);
  process.chat.troubleWith(maya.dm, ...Array<ChatError>(9).fill(outage));
  const left = () => process.chat.troubles.get(maya.dm)?.length;
  await maya.says('hi');
  await until(() => left() === 8);
  const tries = async () => (await process.store.outbox(maya.id)).map((entry) => entry.tries);
  await until(async () => (await tries()).includes(1));
  await somebody(process).says('hi');
  await until(async () => (await tries()).includes(2));
  for (let n = 0; n < 3; n++) {
    const other = somebody(process);
    await other.says('hi');
    await idle(process.store, other.id);
  }
  expect(left()).toBe(7);
});

test('a platform that wants us to wait is waited for', async () => {
  const process = await start(undefined, {}, Date.now, LONG);
  const maya = somebody(process);
  process.chat.troubleWith(maya.dm, new ChatError('retry', 'ratelimited', 3_600_000));
  await maya.says('hi');
  await until(async () => (await process.store.outbox(maya.id)).some(({ tries }) => tries === 1));
  const other = somebody(process);
  await other.says('hi');
  await idle(process.store, other.id);
  expect(process.chat.in(maya.dm)).toEqual([]);
});
