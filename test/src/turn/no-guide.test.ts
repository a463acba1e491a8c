import { expect, test } from '@jest/globals';
import type { Effect } from '../../../src/state/effect.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';

const { start } = useTurns();

test('an onboarding whose flow is gone stops, and never goes on by another flow’s words', async () => {
  const process = await start();
  const maya = somebody(process);
  const onboarding = {
    ...freshOnboarding(),
    id: maya.id,
    flow: 'gone',
    merchant: {
      platform: 'slack',
      tenant: 'T1',
      conversation: maya.dm,
      user: maya.dm.slice(2),
      name: 'Maya',
    },
    pm: { platform: 'slack', conversation: 'C1' },
    place: { step: 'elsewhere' },
  } as const;
  await process.store.commit({
    event: 'begin',
    basedOn: 0,
    onboarding: { ...onboarding, trail: [] },
    effects: [],
  });
  await maya.says('done');
  await maya.says('done');
  await idle(process.store, maya.id);
  expect(process.chat.in(maya.dm)).toEqual([
    expect.stringContaining('Your guide is not available at the moment'),
    expect.stringContaining('Your guide is not available at the moment'),
  ]);
  const pm = process.chat.in('C1');
  expect(pm.filter((text) => text.includes('the guide gone is not there any more'))).toHaveLength(1);
  expect(pm.filter((text) => text.includes('Guide not available'))).toHaveLength(2);
  expect((await process.store.load(maya.id))?.place).toEqual({ step: 'elsewhere' });
});

test('a file that waits to be fetched waits for the flow too', async () => {
  const process = await start();
  const maya = somebody(process);
  const onboarding = { ...freshOnboarding(), id: maya.id, flow: 'gone' };
  const fetch: Effect = { kind: 'fetch', files: ['sealed'], sentAt: Date.now() };
  await process.store.commit({
    event: 'begin',
    basedOn: 0,
    onboarding,
    effects: [{ number: 1, effect: fetch }],
  });
  process.outbox.wake(maya.id);
  await process.outbox.stop();
  expect(await process.store.outbox(maya.id)).toMatchObject([{ effect: { kind: 'fetch' }, tries: 1 }]);
});

test('a card, once it was sent, leads to its onboarding', async () => {
  const process = await start();
  const maya = somebody(process);
  await maya.says('hi');
  await idle(process.store, maya.id);
  const ref = (await process.store.load(maya.id))?.messages.card;
  if (!ref) throw new Error('there is no card');
  expect(await process.store.directory.linked({ platform: 'slack', ...ref })).toBe(maya.id);
});
