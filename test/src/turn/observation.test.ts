import { expect, test } from '@jest/globals';
import { ChatError } from '../../../src/chat/chat.ts';
import { pressed } from '../../../src/turn/observation.ts';
import { RecordingChat } from '../../support/chat.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const { start } = useTurns();
const { flow } = bigcommerceGuide();

const choice = (id: string, place: string | undefined) =>
  pressed(flow, { id: 'e', at: 0, kind: 'choice', choice: id, place, trigger: undefined });

test('which button was pressed is told by ids that the guide knows, and by nothing else', () => {
  expect(choice('next', 'log-in')).toEqual({ choice: 'next', step: 'log-in' });
  expect(choice('may', 'owner')).toEqual({ choice: 'may', step: 'owner' });
  expect(choice('next', 'permissions#3')).toEqual({ choice: 'next', step: 'permissions' });
  expect(choice('next', 'elsewhere')).toEqual({ choice: 'next', step: undefined });
  expect(choice('next', 'what somebody wrote')).toEqual({ choice: 'next', step: undefined });
  expect(choice('a1b2c3secret', 'log-in')).toBeUndefined();
  expect(pressed(flow, { id: 'e', at: 0, kind: 'text', text: 'next' })).toBeUndefined();
});

test('each effect, and each result, can be tied to the turn that asked for it; why it waited is told', async () => {
  const chat = new RecordingChat();
  const process = await start(chat);
  process.outbox.start();
  const maya = somebody(process);
  chat.troubleWith(maya.dm, undefined, new ChatError('retry', 'ratelimited', 10));
  await maya.says('hi');
  await idle(process.store, maya.id);
  await maya.does({ kind: 'choice', choice: 'next', place: 'welcome' });
  await idle(process.store, maya.id);

  const effects = () => process.observations.filter((one) => one.kind === 'effect');
  const turns = process.observations
    .filter((one) => one.kind === 'turn')
    .filter(({ result }) => result === 'committed');
  // The alarm for a reminder goes off in days.
  const asked = turns.flatMap((turn) => turn.effects).filter(({ kind }) => kind !== 'remind');
  const ended = ({ number }: { number: number }) =>
    effects().some((one) => one.number === number && /done|superseded/.test(one.outcome));
  await until(() => asked.every(ended));
  expect(new Set(asked.map(({ number }) => number)).size).toBe(asked.length);
  for (const { number, effect } of effects()) expect(asked).toContainEqual({ number, kind: effect });
  const resultOf = (event: string) => turns.find((turn) => turn.event === event)?.performed;
  expect(asked.find(({ number }) => number === resultOf('sent'))?.kind).toMatch(/say|card/);
  expect(asked.find(({ number }) => number === resultOf('introduced'))?.kind).toBe('introduce');
  expect(resultOf('text')).toBeUndefined();
  expect(effects().filter(({ outcome }) => outcome === 'postponed')).toEqual([
    expect.objectContaining({ reason: 'ratelimited', waitMs: 10 }),
  ]);
  expect(turns.find(({ event }) => event === 'choice')?.choice).toEqual({ choice: 'next', step: 'welcome' });
});
