import { afterEach, expect, test } from '@jest/globals';
import type { Inbound } from '../../src/chat/inbound.ts';
import { useRedis } from '../support/redis.ts';
import { FilesChat, personOf, startRuntime } from '../support/runtime.ts';
import { until } from '../support/until.ts';

const redis = useRedis();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A merchant with a card, and people who press its buttons. */
async function withCard() {
  const chat = new FilesChat();
  const runtime = await startRuntime(redis.url(), 'http://127.0.0.1:1', chat, { sweep: 50 });
  closing.push(runtime.stop);
  runtime.outbox.start();
  const maya = personOf(runtime.bot, `U${Math.random()}`, Date.now() - 60_000);
  await maya.says('hi');
  await chat.hears('C1', '[Forget]');
  const own = async () => await runtime.resolver.own(maya.from.address);
  const id = (await own())?.id ?? '';
  let presses = 0;
  const press = (choice: string, conversation = 'C1') => {
    const address = { platform: 'slack' as const, tenant: 'T1', conversation, user: 'U7' };
    const inbound = { kind: 'choice', choice, context: { onboarding: id, place: 'card' }, trigger: 't' };
    const [from, where] = [
      { address, name: 'Priya' },
      { kind: 'channel', address },
    ];
    return runtime.bot.accept({
      id: `press ${id} ${++presses}`,
      at: Date.now(),
      from,
      where,
      ...inbound,
    } as Inbound);
  };
  return { ...runtime, chat, maya, own, id, press };
}

test('*Forget*, and once more: nothing is left, the card says who did it, and the merchant may begin anew', async () => {
  const { chat, maya, own, id, press, store } = await withCard();
  expect(await press('forget', 'C9')).toMatchObject({ ok: false });
  expect(await press('forget:yes')).toMatchObject({ ok: false });
  expect(await own()).toMatchObject({ id });

  expect(await press('forget')).toEqual({ ok: true });
  await chat.hears('C1', '[Yes, forget them]');
  expect((await own())?.forget?.by).toEqual({ user: 'U7', name: 'Priya' });
  await until(async () => (await press('forget:yes')).ok && (await own()) === undefined);
  await chat.hears('C1', '**Forgotten**, by');
  expect(chat.in('C1').join()).not.toContain('[Forget]');
  expect(await store.audit.read(id)).toMatchObject([
    { what: 'forgot', who: { user: 'U7', name: 'Priya' }, where: 'slack:C1' },
  ]);
  expect(await press('forget:yes')).toMatchObject({ ok: false });
  await maya.says('hi');
  expect((await own())?.id).not.toBe(id);
});

test('thought better of, nothing has happened', async () => {
  const { chat, own, id, press } = await withCard();
  await press('forget');
  await chat.hears('C1', '[No, keep them]');
  await press('forget:no');
  await chat.hears('C1', '[Forget]');
  expect(await press('forget:yes')).toMatchObject({ ok: false });
  expect(await own()).toMatchObject({ id });
});
