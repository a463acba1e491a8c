import { describe, expect, test } from '@jest/globals';
import type { Onboarding } from '../../../src/onboarding/onboarding.ts';
import { cardMessage } from '../../../src/pm/card.ts';
import { ago, createStatus } from '../../../src/pm/status.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report, textOf } from '../../support/onboarding.ts';

const guide = bigcommerceGuide();

/** Forty merchants of one channel, at all sorts of places. */
function forty(): Onboarding[] {
  return Array.from({ length: 40 }, (_, index) => {
    const conversation = new Conversation(guide);
    conversation.says('hi');
    if (index % 4 === 1) conversation.submits();
    if (index % 4 > 1) {
      conversation.submits();
      conversation.reports(
        report(index % 4 === 2 ? 'verified' : 'needs_changes', index % 4 === 2 ? [] : ['Marketing']),
      );
    }
    return {
      ...conversation.onboarding,
      id: `ob_${index}`,
      merchant: { ...conversation.onboarding.merchant, user: `U${index}`, name: `Merchant ${index}` },
    };
  });
}

function statusOf(
  onboardings: Onboarding[],
  pm: Onboarding['pm'] = { platform: 'slack', conversation: 'C1' },
) {
  return createStatus({
    store: {
      load: async () => undefined,
      loadAll: async (ids) => onboardings.filter(({ id }) => ids.includes(id)),
      channel: async (channel) => (channel === 'slack:C1' ? onboardings.map(({ id }) => id) : []),
    },
    guideOf: () => guide,
    defaultGuide: guide,
    pm,
    now: () => 1_700_000_000_000 + 3 * 3_600_000,
  });
}
const from = { address: { platform: 'slack', tenant: 'T1', conversation: 'C1', user: 'UPM' } } as const;
const channel = { platform: 'slack', tenant: 'T1', conversation: 'C1' } as const;

describe('/creds-status in the channel', () => {
  test('forty merchants, a line each: who needs somebody first, what is done last', async () => {
    const message = await statusOf(forty())({ from, channel, filter: '' });
    const lines = textOf(message).split('\n').slice(1);
    expect(message.summary).toBe('40 merchants');
    expect(lines).toHaveLength(40);
    const marks = lines.map((line) => line.split(' ')[0]);
    expect(marks).toEqual([...marks].sort((a, b) => order.indexOf(a ?? '') - order.indexOf(b ?? '')));
    expect(lines[0]).toContain('Needs changes: Marketing · 2 h');
  });
  const order = ['bad', 'unknown', 'working', 'moving', 'good'];

  test('a name narrows it; no such name is said', async () => {
    const status = statusOf(forty());
    expect(textOf(await status({ from, channel, filter: ' merchant 17 ' }))).toContain('Merchant 17');
    expect(textOf(await status({ from, channel, filter: 'acme' })).split('\n').length).toBeGreaterThan(10);
    expect(textOf(await status({ from, channel, filter: 'zzz' }))).toContain('called anything like "zzz"');
  });

  test('somebody mentioned, by id or by name, is found; nobody else is', async () => {
    const [one] = forty();
    if (!one) throw new Error('nobody');
    const anna = { ...one, merchant: { ...one.merchant, user: 'U1003', name: 'Anna Berg' } };
    const status = statusOf([...forty(), anna]);
    for (const question of [{ filter: '@anna' }, { filter: '@annab', mentioned: 'U1003' }]) {
      const message = await status({ from, channel, ...question });
      expect(message.summary).toBe('1 merchant');
      expect(textOf(message)).toContain('Anna Berg');
    }
    const nobody = await status({ from, channel, filter: '@anna', mentioned: 'U100' });
    expect(textOf(nobody)).toContain('No merchant here is called anything like "@anna"');
  });

  test('nobody yet', async () => {
    expect(textOf(await statusOf([])({ from, channel, filter: '' }))).toContain('No merchants here yet');
  });

  test('typed anywhere else it tells nothing of the others', async () => {
    const elsewhere = { ...channel, conversation: 'C2' };
    expect(textOf(await statusOf(forty())({ from, channel: elsewhere, filter: 'merchant' }))).toContain(
      'nothing under way for you',
    );
  });
});

describe('the card', () => {
  test('says who, what, since when, what next; and names what was not proved', () => {
    const conversation = new Conversation(guide);
    conversation.submits();
    const unproved = report('verified');
    unproved.checks.push({
      id: 'transactions',
      label: 'Order Transactions',
      required: 'modify',
      outcome: 'unknown',
      found: null,
      detail: '?',
    });
    conversation.reports(unproved);
    const card = textOf(cardMessage(guide, conversation.onboarding));
    expect(card).toContain('Jane');
    expect(card).toContain('good **Verified**');
    expect(card).toContain('Next: The merchant confirms that it is the right store');
    expect(card).toMatch(/Since: @\{time:\d+\}/);
    expect(card).toContain('Store: Acme Outdoor (acme-outdoor.example)');
    expect(card).toContain('Not proved: Order Transactions');
  });

  test.each([
    ['needs_changes', 'bad **Needs changes: Marketing**'],
    ['invalid', 'bad **Credentials not accepted**'],
    ['unreachable', 'unknown **Could not be checked**'],
  ] as const)('%s', (verdict, line) => {
    const conversation = new Conversation(guide);
    conversation.submits();
    conversation.reports(report(verdict, ['Marketing']));
    expect(textOf(cardMessage(guide, conversation.onboarding))).toContain(line);
  });
});

test.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 min'],
  [59 * 60_000, '59 min'],
  [3_600_000, '1 h'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 days'],
])('%d ms are %s', (ms, words) => expect(ago(ms)).toBe(words));
