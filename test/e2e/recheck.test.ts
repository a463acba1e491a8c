import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACME_HASH, type Sandbox, startSandbox, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { plainText } from '../../emulators/slack/plain-text.ts';
import type { MessageRecord } from '../../emulators/slack/state.ts';
import type { Inbound } from '../../src/chat/inbound.ts';
import { isIdle } from '../support/outbox.ts';
import { useRedis } from '../support/redis.ts';
import { FilesChat, personOf, startRuntime } from '../support/runtime.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';
import { until } from '../support/until.ts';
import { SOON, useWorld } from '../support/world.ts';

const DAY = 24 * 3_600_000;
const redis = useRedis();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

test('days pass, credentials stop working: the PM decides, and the merchant goes on where it is mended', async () => {
  let late = 0;
  const now = () => Date.now() + late;
  const chat = new FilesChat();
  const times = { sweep: 50 };
  let runtime = await startRuntime(redis.url(), sandbox.url, chat, times, now);
  const start = async () => {
    runtime.outbox.start();
    await runtime.work();
  };
  await start();
  const maya = personOf(runtime.bot, 'U1', Date.now() - 60_000);
  await maya.says('hi');
  await maya.sends('good');
  await chat.hears('D-U1', 'Is this your store?');
  const own = async () => await runtime.resolver.own(maya.from.address);
  const id = (await own())?.id ?? '';
  const submission = (await own())?.submission?.id ?? '';
  const passed = async () => {
    const entries = await runtime.store.outbox(id);
    const [next] = entries.flatMap(({ effect }) => (effect.kind === 'recheck' ? [effect.due] : []));
    return next !== undefined && next > now() && isIdle(entries);
  };
  const messages = () => chat.in('D-U1').length + chat.in('C1').length;

  // The first day: they work, and nobody hears anything.
  await until(passed);
  const [said, asked] = [messages(), sandbox.requests.length];
  late = DAY + 60_000;
  await until(async () => sandbox.requests.length > asked && (await passed()));
  expect(messages()).toBe(said);

  // The second: a permission is gone, and a process died meanwhile.
  await runtime.stop();
  const shop = sandbox.shops[ACME_HASH];
  const scopes = shop?.tokens[TOKENS.good];
  if (!scopes) throw new Error('there is no such token');
  scopes.orders = 'none';
  late = 2 * DAY + 120_000;
  runtime = await startRuntime(redis.url(), sandbox.url, chat, times, now);
  await start();
  await chat.hears('C1', '**Stopped working**');
  await until(passed);
  expect(chat.in('D-U1').join()).not.toContain('worked when you sent them');
  expect(await runtime.store.sealed(submission)).toBeDefined();

  // Only those of the channel may have the merchant asked.
  const context = { onboarding: id, place: 'card' };
  let presses = 0;
  const press = (conversation: string) => {
    const pressed = `press ${++presses}`;
    const address = { platform: 'slack' as const, tenant: 'T1', conversation, user: 'U7' };
    const inbound = { kind: 'choice', choice: 'ask-again', context, trigger: 't' };
    const where = { kind: 'channel', address };
    const from = { address, name: 'Priya' };
    return runtime.bot.accept({ id: pressed, at: now(), from, where, ...inbound } as Inbound);
  };
  expect(await press('C9')).toMatchObject({ ok: false });
  expect((await own())?.failing).toBeDefined();
  expect(await press('C1')).toEqual({ ok: true });
  await chat.hears('D-U1', 'Your credentials worked when you sent them');
  await chat.hears('C1', 'Needs changes: Orders');
  expect(await press('C1')).toMatchObject({ ok: false });
  await until(async () => (await runtime.store.sealed(submission)) === undefined);

  scopes.orders = 'modify';
  const again = personOf(runtime.bot, 'U1', now());
  await again.presses('again', (await own())?.open?.context);
  await again.sends('good');
  await until(async () => (await own())?.report?.verdict === 'verified');
  const audit = await runtime.store.audit.read(id);
  expect(audit.map(({ what }) => what)).toEqual([
    ...['started', 'sent', 'verified', 'needs-changes', 'asked-again', 'destroyed', 'sent', 'verified'],
  ]);
  expect(audit.find(({ what }) => what === 'asked-again')?.who).toEqual({ user: 'U7', name: 'Priya' });
  const kept = await everythingIn(redis.url());
  expect(secretsOf(sandbox).filter((secret) => kept.includes(secret))).toEqual([]);
  await runtime.stop();
});

describe('in Slack, with shorter days', () => {
  const world = useWorld({ times: { ...SOON, recheckMs: 500 } });

  test("the card's buttons ask the merchant, and forget them, and are gone then", async () => {
    const maya = world.merchant('Maya');
    await maya.sendsSample('good', 'Is this your store?');
    await world.pm.hears(maya, 'Verified');
    const priya = world.slack.user('Priya');
    const channel = world.slack.channel('onboarding');
    channel.invite(priya);
    const card = (): MessageRecord => {
      const found = channel.messages().findLast((one) => plainText(one).includes('started'));
      if (!found) throw new Error('there is no card');
      return found;
    };
    await until(() => plainText(card()).includes('[Check again]'));
    await priya.press(card(), 'Check again');
    await world.pm.hearsInThread(maya, 'Still good');
    await until(() => plainText(card()).includes('[Check again]'));

    const tokens = world.sandbox.shops[ACME_HASH]?.tokens ?? {};
    delete tokens[TOKENS.good];
    await world.pm.hears(maya, 'Stopped working');
    await until(() => plainText(card()).includes('[Ask again]'));
    expect(plainText(card())).not.toContain('[Hand over]');
    expect(maya.text()).not.toContain('worked when you sent them');
    await priya.press(card(), 'Ask again');
    await maya.hears('Your credentials worked when you sent them');
    await until(() => !plainText(card()).includes('[Ask again]'));
    await world.pm.hearsInThread(maya, 'asked again');

    await priya.press(card(), 'Forget');
    await until(() => plainText(card()).includes('[Yes, forget them]'));
    const { ts } = card();
    await priya.press(card(), 'Yes, forget them');
    const same = () => channel.messages().find((one) => one.ts === ts);
    await until(() => JSON.stringify(same()).includes('Forgotten'));
  });
});
