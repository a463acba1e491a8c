import { expect, test } from '@jest/globals';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import type { Inbound } from '../../../src/chat/inbound.ts';
import { createReceiver } from '../../../src/credentials/receive.ts';
import { createSeal } from '../../../src/credentials/seal.ts';
import type { Shop } from '../../../src/shop/shop.ts';
import type { Event } from '../../../src/state/event.ts';
import { createAccept } from '../../../src/turn/accept.ts';
import type { Resolved } from '../../../src/turn/resolve.ts';
import { freshOnboarding } from '../../contract/store.ts';

const TEXT = 'open sesame';
/** A shop to which these words are credentials. */
const other: Shop = {
  ...bigcommerce,
  looksLikeCredentials: (text) => text === TEXT,
  parse: () => ({ ok: true, secrets: { word: 'sesame' }, notes: [] }),
  parseForm: () => ({ ok: true, secrets: { word: 'sesame' }, notes: [] }),
  secretValues: ({ word = '' }) => [word],
  describe: () => ({ shop: 'cave' }),
};
const SHOPS: Record<string, Shop> = { bigcommerce, other };

/** The front door, for somebody who was resolved like this. */
function door(resolved: Partial<Resolved>) {
  const taken: Event[] = [];
  const onCard: string[] = [];
  const seal = createSeal([{ kid: 'k1', key: new Uint8Array(32).fill(1) }]);
  const accept = createAccept({
    resolver: {
      resolve: async () => ({ onboarding: 'ob_1', role: 'merchant', state: undefined, ...resolved }),
    },
    store: { load: async () => undefined, firstTime: async () => true },
    forget: async () => 'unknown',
    directory: {
      leave: async () => {},
      join: async () => {},
      switchTo: async () => true,
    },
    invites: { redeem: async () => ({ kind: 'unknown' }) },
    turns: { take: async (_, event) => void taken.push(event) },
    shopOf: (flow) => SHOPS[flow],
    flow: 'bigcommerce',
    receiver: createReceiver(seal),
    seal,
    startForm: async () => ({ ok: true }),
    switching: async () => undefined,
    status: async () => ({ summary: 'the list', blocks: [] }),
    async onCard(done) {
      onCard.push(done.kind === 'choice' ? done.choice : done.kind);
      return { ok: true };
    },
  });
  return { accept, taken, onCard };
}

const dm = { platform: 'slack', conversation: 'D1', user: 'U1' } as const;
const base = { id: 'e', at: 1, from: { address: dm }, where: { kind: 'dm', address: dm } } as const;
const text: Inbound = { ...base, kind: 'text', text: TEXT };
const form: Inbound = { ...base, kind: 'form', values: { word: 'sesame' }, context: undefined };
const press: Inbound = {
  ...base,
  kind: 'choice',
  choice: 'next',
  context: { onboarding: 'ob_1', place: 'welcome' },
  trigger: undefined,
};

test.each([
  ['other', 'submitted'],
  ['bigcommerce', 'text'],
  ['gone', 'text'],
])('credentials are read by the shop of the onboarding’s own flow: %s', async (flow, kind) => {
  const { accept, taken } = door({ state: { ...freshOnboarding(), flow } });
  expect(await accept(text)).toEqual({ ok: true });
  expect(taken.map((event) => event.kind)).toEqual([kind]);
  if (kind === 'submitted') expect(JSON.stringify(taken)).not.toContain('sesame');
});

test('of somebody who is new, by the shop of the flow they begin with', async () => {
  const { accept, taken } = door({ state: undefined });
  await accept(text);
  expect(taken.map(({ kind }) => kind)).toEqual(['text']);
});

test.each([
  ['text', text],
  ['form', form],
  ['press', press],
])('what is not somebody’s to do changes nothing, and says so: %s', async (_, inbound) => {
  for (const role of ['nobody', 'pm'] as const) {
    const { accept, taken, onCard } = door({ role, state: freshOnboarding() });
    const accepted = await accept(inbound);
    expect(accepted).toMatchObject({ ok: false, notice: { summary: expect.stringMatching(/^\w.*\.$/) } });
    expect([taken, onCard]).toEqual([[], []]);
  }
});

test('what a PM does on a card is no deed of the merchant’s', async () => {
  const { accept, taken, onCard } = door({ role: 'pm', state: freshOnboarding() });
  await accept({ ...press, where: { kind: 'channel', address: { platform: 'slack', conversation: 'C1' } } });
  expect([taken, onCard]).toEqual([[], ['next']]);
});

const TOKEN = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p';

test.each([
  [`Is ${TOKEN} the right one?`, 'text'],
  [`I took ${TOKEN} from the window that came up`, 'text'],
  [TOKEN, 'refused'],
  [`ACCESS TOKEN: ${TOKEN}\nCLIENT ID: ${TOKEN}`, 'refused'],
])(
  'a secret within a question for the PM is hidden, and a secret is no question: %s',
  async (words, kind) => {
    const state = { ...freshOnboarding(), awaiting: 'question' } as const;
    const { accept, taken } = door({ state: { ...state, flow: 'bigcommerce' } });
    await accept({ ...text, text: words });
    expect(taken).toMatchObject([kind === 'text' ? { kind, hidden: true } : { kind }]);
    expect(JSON.stringify(taken)).not.toContain(TOKEN);
    const other = door({ state: { ...freshOnboarding(), flow: 'bigcommerce' } });
    await other.accept({ ...text, text: words });
    expect(other.taken).toMatchObject([{ kind: 'refused' }]);
  },
);
