import { describe, expect, test } from '@jest/globals';
import { render as renderForSlack } from '../../../adapters/slack/render.ts';
import { render as renderForTeams } from '../../../adapters/teams/render.ts';
import type { Message } from '../../../src/chat/message.ts';
import { createListed } from '../../../src/pm/listed.ts';
import { createStatus } from '../../../src/pm/status.ts';
import type { AuditEntry } from '../../../src/state/audit.ts';
import type { Onboarding } from '../../../src/state/onboarding.ts';
import { createResolver } from '../../../src/turn/resolve.ts';
import { cardMessage } from '../../../src/views/pm/card.ts';
import { ago, nextPageOf } from '../../../src/views/pm/list.ts';
import { problemsOf } from '../../adapters/teams/card-check.ts';
import { RecordingChat } from '../../support/chat.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report, textOf } from '../../support/onboarding.ts';

const guide = bigcommerceGuide();

const NO_DIRECTORY = {
  of: async () => undefined,
  enter: async (_: unknown, id: string) => id,
  linked: async () => undefined,
};

/** So many merchants of one channel, at all sorts of places; the higher the number, the later they came. */
function merchants(count: number): Onboarding[] {
  return Array.from({ length: count }, (_, index) => {
    const conversation = new Conversation(guide);
    conversation.now += index * 60_000;
    conversation.onboarding.merchant.user = `29:${'x'.repeat(60)}${index}`;
    conversation.onboarding.merchant.name = `Merchant ${index}`;
    conversation.says('hi');
    if (index % 7 !== 0) conversation.submits();
    const verdicts = { 2: 'verified', 3: 'needs_changes', 4: 'verified', 5: 'unreachable' } as const;
    const verdict = verdicts[(index % 7) as keyof typeof verdicts];
    if (verdict) conversation.reports(report(verdict, index % 7 === 3 ? ['Marketing'] : []));
    if (index % 7 === 4) conversation.presses('store-yes');
    if (index % 7 === 6) conversation.happens({ kind: 'undeliverable', reason: 'blocked' });
    return { ...conversation.onboarding, id: `ob_${index}` };
  });
}

function statusOf(
  onboardings: Onboarding[],
  pm: Onboarding['pm'] = { platform: 'slack', conversation: 'C1' },
  audit: AuditEntry[] = [],
  chat = new RecordingChat(),
) {
  const resolver = createResolver({
    store: {
      load: async () => undefined,
      channel: async (channel) => (channel === 'slack:C1' ? onboardings.map(({ id }) => id) : []),
    },
    directory: NO_DIRECTORY,
    flow: 'bigcommerce',
    pm,
  });
  return createStatus({
    listed: createListed({
      invitations: { findAll: async () => [] },
      store: { loadAll: async (ids) => onboardings.filter(({ id }) => ids.includes(id)) },
      resolver,
    }),
    resolver,
    audit: { add: async (entry) => void audit.push(entry) },
    chat: () => chat,
    note: async () => {},
    guideOf: () => guide,
    now: () => 1_700_000_000_000 + 3 * 3_600_000,
  });
}
/** Its lines, with spaces that may break. */
const linesOf = (message: Message) => textOf(message).replaceAll('\u00a0', ' ').split('\n');
const from = { address: { platform: 'slack', tenant: 'T1', conversation: 'C1', user: 'UPM' } } as const;
const where = { kind: 'command', address: { platform: 'slack', conversation: 'C1' } } as const;

describe('/creds-status in the channel', () => {
  test('who looked is put on record: at the list, or at the one they asked for', async () => {
    const looked: AuditEntry[] = [];
    const status = statusOf(merchants(3), undefined, looked);
    await status({ from: { ...from, name: 'Ada' }, where, filter: '' });
    await status({ from, where, filter: 'Merchant 1' });
    await status({ from, where, filter: 'Merchant' });
    const at = 1_700_000_000_000 + 3 * 3_600_000;
    const entry = { at, what: 'looked', where: 'slack:C1' };
    expect(looked).toEqual([
      { ...entry, who: { user: 'UPM', name: 'Ada' }, detail: ['list'] },
      { ...entry, who: { user: 'UPM' }, onboarding: 'ob_1', detail: ['report'] },
      { ...entry, who: { user: 'UPM' }, detail: ['list'] },
    ]);
  });

  test('whoever asks about themselves is not put on record', async () => {
    const looked: AuditEntry[] = [];
    const dm = { kind: 'command', address: { platform: 'slack', conversation: 'D1' } } as const;
    await statusOf(merchants(3), undefined, looked)({ from, where: dm, filter: '' });
    expect(looked).toEqual([]);
  });

  test('who, what, since when, what next: who needs somebody first, who is done last', async () => {
    const message = await statusOf(merchants(14))({ from, where, filter: '' });
    expect(linesOf(message)).toEqual([
      '14 merchants',
      "2 can't be reached · 2 needs changes · 2 could not be checked · 2 checking the credentials · 2 going through the steps · 2 verified, store not confirmed yet · 2 verified",
      "bad **Can't be reached** (2) · Waiting for: you, to ask the merchant to write to me once",
      '- **Merchant 6** · 2 h',
      '- **Merchant 13** · 2 h',
      'bad **Needs changes** (2) · Waiting for: the merchant, to make a new API account',
      '- **Merchant 3** (Acme Outdoor): Marketing · 2 h',
      '- **Merchant 10** (Acme Outdoor): Marketing · 2 h',
      'unknown **Could not be checked** (2) · Waiting for: the merchant, to send the file again later',
      '- **Merchant 5** (Acme Outdoor): the shop did not answer · 2 h',
      '- **Merchant 12** (Acme Outdoor): the shop did not answer · 2 h',
      'working **Checking the credentials** (2) · Waiting for: the result, in a moment',
      '- **Merchant 1** · 2 h',
      '- **Merchant 8** · 2 h',
      'moving **Going through the steps** (2) · Waiting for: the merchant',
      '- **Merchant 0**: Just started · 3 h',
      '- **Merchant 7**: Just started · 3 h',
      'good **Verified, store not confirmed yet** (2) · Waiting for: the merchant, to confirm that it is the right store',
      '- **Merchant 2** (Acme Outdoor) · 2 h',
      '- **Merchant 9** (Acme Outdoor) · 2 h',
      'good **Verified** (2) · Waiting for: you, to hand the credentials over',
      '- **Merchant 11** (Acme Outdoor) · 2 h',
      '- **Merchant 4** (Acme Outdoor) · 2 h',
    ]);
  });

  test('one merchant is mentioned, and what else is known of them is said', async () => {
    const [one] = merchants(4).slice(3);
    if (!one) throw new Error('nobody');
    one.merchant.user = 'U3';
    expect(linesOf(await statusOf([one])({ from, where, filter: '' }))).toEqual([
      '1 merchant',
      'bad **Needs changes** · Waiting for: the merchant, to make a new API account',
      '- **@{slack:U3|Merchant 3}** (Acme Outdoor): Marketing · 2 h',
      'ID `ob_3`',
    ]);
  });

  test.each([6, 40])('%d merchants fit into a message of either platform, nobody left out', async (count) => {
    const message = await statusOf(merchants(count))({ from, where, filter: '' });
    const { card } = renderForTeams(message);
    expect(problemsOf(card)).toEqual([]);
    for (const rendered of [renderForSlack(message), card]) {
      const text = JSON.stringify(rendered);
      for (let i = 0; i < count; i++) expect(text).toMatch(new RegExp(`Merchant ${i}\\b`));
      expect(text).not.toContain(' more');
      expect(text).not.toContain('Page ');
    }
  });

  test('more than that are on several pages, each of them on one', async () => {
    const status = statusOf(merchants(95));
    const seen: string[] = [];
    let page: number | undefined = 1;
    for (let pages = 0; page !== undefined && pages < 5; pages++) {
      const message: Message = await status({ from, where, filter: '', page });
      expect(message.summary).toBe('95 merchants');
      expect(textOf(message)).toContain(`Page ${page} of 3`);
      seen.push(...(textOf(message).match(/Merchant \d+/g) ?? []));
      const choices = message.blocks.flatMap((block) => (block.type === 'choices' ? block.choices : []));
      page = choices.map(({ id }) => nextPageOf(id)?.page).find((next) => next !== undefined);
    }
    expect(seen).toHaveLength(95);
    expect(new Set(seen).size).toBe(95);
  });

  test.each([
    ['stuck', /Can't be reached/, /Going through/],
    ['waiting', /Going through/, /Can't be reached/],
    ['verified', /Verified/, /Needs changes/],
    ['Stuck', /Can't be reached/, /Going through/],
  ])('"%s" lists those, and no others', async (word, there, gone) => {
    const text = textOf(await statusOf(merchants(14))({ from, where, filter: word }));
    expect(text).toMatch(there);
    expect(text).not.toMatch(gone);
  });

  test('"mine" lists those whose owner asks; nobody there is said', async () => {
    const all = merchants(3).map((one, n) => ({ ...one, owner: { user: n === 1 ? 'UPM' : 'U9' } }));
    const text = textOf(await statusOf(all)({ from, where, filter: 'mine' }));
    expect([text.includes('Merchant 1'), text.includes('Merchant 2')]).toEqual([true, false]);
    expect(textOf(await statusOf(merchants(2))({ from, where, filter: 'verified' }))).toContain(
      'Nobody here',
    );
  });

  test('"help" tells what there is', async () => {
    const text = textOf(await statusOf(merchants(1))({ from, where, filter: 'help' }));
    for (const word of ['stuck', 'waiting', 'verified', 'mine', 'report', 'export'])
      expect(text).toContain(`\`${word}\``);
  });

  test('one name gives the whole report, with a way to the card', async () => {
    const [one] = merchants(4).slice(3);
    if (!one) throw new Error('nobody');
    const known = {
      ...one,
      messages: { card: { conversation: 'C1', id: 'm7' } },
      owner: { user: 'U7', name: 'Priya' },
    };
    for (const filter of ['merchant 3', '"Merchant 3"', 'ob_3']) {
      const message = await statusOf([known, ...merchants(2)])({ from, where, filter });
      const text = linesOf(message).join('\n');
      expect(text).toMatch(/bad .*Marketing/);
      expect(text).toMatch(/good .*Customers/);
      expect(text).toContain('Owner: @{slack:U7|Priya}');
      expect(text).toContain('ID `ob_3`');
      expect(JSON.stringify(message.blocks)).toContain('https://chat.example.com/m7');
    }
  });

  test('"export" goes to the asker alone, and runs nothing in a spreadsheet', async () => {
    const chat = new RecordingChat();
    const [one] = merchants(1);
    if (!one) throw new Error('nobody');
    const named = { ...one, customer: '=HYPERLINK("http://x")' };
    const answer = await statusOf([named], undefined, [], chat)({ from, where, filter: 'export' });
    expect(textOf(answer)).toContain('in our own chat');
    const [sent = ''] = chat.in('UPM');
    expect(sent).toContain('id,customer,merchant');
    expect(sent).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(chat.in('C1')).toEqual([]);
  });

  test('"report" tells how long it takes, where they are and what is wrong most often', async () => {
    const text = linesOf(await statusOf(merchants(14))({ from, where, filter: 'report' })).join('\n');
    expect(text).toContain('14 merchants, 4 of them with working credentials');
    expect(text).toMatch(/half of them within \*\*just now\*\*/);
    expect(text).toContain('- Just started: ');
    expect(text).toContain('- Marketing: 2');
  });

  test('a name narrows it; no such name is said', async () => {
    const status = statusOf(merchants(40));
    expect(textOf(await status({ from, where, filter: ' merchant 17 ' }))).toContain('Merchant 17');
    expect(textOf(await status({ from, where, filter: 'acme' })).split('\n').length).toBeGreaterThan(10);
    expect(textOf(await status({ from, where, filter: 'zzz' }))).toContain('a name like "zzz"');
  });

  test('somebody mentioned, by id or by name, is found; nobody else is', async () => {
    const [one] = merchants(40);
    if (!one) throw new Error('nobody');
    const anna = { ...one, merchant: { ...one.merchant, user: 'U1003', name: 'Anna Berg' } };
    const status = statusOf([...merchants(40), anna]);
    for (const question of [{ filter: '@anna' }, { filter: '@annab', mentioned: 'U1003' }]) {
      const message = await status({ from, where, ...question });
      expect(message.summary).toBe('Anna Berg');
      expect(textOf(message)).not.toContain('Merchant 1');
    }
    const nobody = await status({ from, where, filter: '@anna', mentioned: 'U100' });
    expect(textOf(nobody)).toContain('No merchant here has a name like "@anna"');
  });

  test('nobody yet', async () => {
    expect(textOf(await statusOf([])({ from, where, filter: '' }))).toContain('No merchants here yet');
  });

  test('typed anywhere else it tells nothing of the others', async () => {
    const elsewhere = { ...where, address: { ...where.address, conversation: 'C2' } };
    expect(textOf(await statusOf(merchants(40))({ from, where: elsewhere, filter: 'merchant' }))).toContain(
      'nothing under way',
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
      required: 'modify',
      outcome: 'unknown',
      found: null,
    });
    conversation.reports(unproved);
    const card = textOf(cardMessage(guide, conversation.onboarding));
    expect(card).toContain('Jane');
    expect(card).toContain('good **Verified, store not confirmed yet**');
    expect(card).toContain('Waiting for: the merchant, to confirm that it is the right store');
    expect(card).toMatch(/Since: @\{time:\d+\}/);
    expect(card).toContain('Store: Acme Outdoor (acme-outdoor.example)');
    expect(card).toContain('Not proved: Order Transactions');
  });

  test.each([
    ['needs_changes', 'bad **Needs changes: Marketing**'],
    ['invalid', 'bad **Credentials not accepted**'],
    ['unreachable', 'unknown **Could not be checked: the shop did not answer**'],
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
  [23 * 3_600_000, '23 h'],
  [47 * 3_600_000, '1 day'],
  [48 * 3_600_000, '2 days'],
])('%d ms are %s', (ms, words) => expect(ago(ms).replace('\u00a0', ' ')).toBe(words));
