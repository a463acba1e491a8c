import { expect, test } from '@jest/globals';
import { readTimes } from '../../../src/base/working-time.ts';
import { createDigest } from '../../../src/pm/digest.ts';
import { digestMessage } from '../../../src/views/pm/digest.ts';
import { RecordingChat } from '../../support/chat.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, type Conversation, report, textOf } from '../../support/onboarding.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const guide = bigcommerceGuide();
const DAY = 24 * 3_600_000;
const { closing, start } = useTurns();

function named(customer: string, conversation: Conversation): Conversation {
  conversation.onboarding = { ...conversation.onboarding, id: `ob_${customer}`, customer };
  return conversation;
}

function morningOf(...conversations: Conversation[]): string {
  const now = Math.max(...conversations.map((one) => one.now)) + 3_600_000;
  const begun = conversations.map(({ onboarding }) => onboarding);
  const message = digestMessage({ begun, invited: [], since: now - DAY, now, guideOf: () => guide });
  return message ? textOf(message) : '';
}

test('who needs somebody, who is at risk, who is promised and who moved; each with why', () => {
  const asking = named('Acme', atLogIn());
  asking.says('talk to my PM');
  asking.says('When do we start?');
  const ready = named('Beta', atLogIn());
  ready.submits();
  ready.reports(report('verified'));
  ready.presses('store-yes');
  const stuck = named('Gamma', atLogIn());
  stuck.presses('stuck');
  const promised = named('Delta', atLogIn());
  promised.onboarding.promised = '2023-11-17';
  const text = morningOf(asking, ready, stuck, promised);
  expect(text).toMatch(/Somebody is needed\W+\(2\)[\s\S]*Acme: Has a question[\s\S]*Beta: Verified/);
  expect(text).toMatch(/At risk\W+\(1\)\n- Gamma: 🟡 At risk: needed help once/);
  expect(text).toMatch(/Promised for this week\W+\(1\)\n- Delta: 2023-11-17/);
  expect(text).toMatch(/Moved\W+\(4\)/);
  expect(text).toContain('Delta: Step 1 of 9');
});

test('nothing is said where nothing is, and of many only some are named', () => {
  const quiet = atLogIn();
  const now = quiet.now + 2 * DAY;
  const of = (begun: Conversation['onboarding'][]) =>
    digestMessage({ begun, invited: [], since: now - DAY, now, guideOf: () => guide });
  expect(of([quiet.onboarding])).toBeUndefined();
  expect(of([])).toBeUndefined();
  const many = Array.from({ length: 14 }, (_, n) => named(`Shop ${n}`, atLogIn()));
  expect(morningOf(...many)).toContain('… and 4 more');
});

test('a channel reads it once in the morning, whichever processes there are, and those without an alarm get one', async () => {
  // A Thursday, a quarter to nine.
  let now = Date.UTC(2026, 10, 26, 8, 15);
  const chat = new RecordingChat();
  const one = await start(chat);
  const two = await start(chat);
  one.outbox.start();
  const maya = somebody(one);
  await maya.says('hi');
  await maya.says('talk to my PM');
  await maya.says('When do we start?');
  await idle(one.store, maya.id);
  const times = readTimes('mon-fri 08:30') ?? { spans: [] };
  const digests = [one, two].map(({ store, turns, log }) =>
    createDigest({
      ...{ store, invitations: store.invitations, turns, log, times, timeZone: 'UTC' },
      ...{ chat: () => chat, guideOf: () => guide, now: () => now, everyMs: 10 },
    }),
  );
  for (const digest of digests) {
    digest.start();
    closing.push(digest.stop);
  }
  const written = () => chat.in('C1').filter((text) => text.includes('Good morning'));
  const looked = async () => await one.store.recall('digest slack:C1');
  expect(written()).toEqual([]);
  now += 30 * 60_000;
  await until(async () => (await looked())?.startsWith('2026-11-26'));
  expect(written()).toHaveLength(1);
  expect(written()[0]).toContain('Has a question');
  now += DAY;
  await until(async () => (await looked())?.startsWith('2026-11-27'));
  await until(() => written().length === 2);
  // On Saturday there is none.
  now += DAY;
  await Promise.all(digests.map(({ stop }) => stop()));
  expect(written()).toHaveLength(2);
});
