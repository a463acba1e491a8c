import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import {
  ACME_HASH,
  credentialsText,
  fake,
  HARBOR_HASH,
  startSandbox,
  TOKENS,
} from '../../../emulators/bigcommerce/sandbox.ts';
import { describeShop, type ShopWorld } from '../../contract/shop.ts';

type Mood = Parameters<typeof world>[0];

/** The sandbox in a mood. Calls are answered at once or not at all, so that nothing is waited for. */
async function world(faults: Awaited<ReturnType<typeof startSandbox>>['faults']): Promise<ShopWorld> {
  const sandbox = await startSandbox({ quota: 100_000 });
  sandbox.faults = faults;
  return {
    settings: { BIGCOMMERCE_API_URL: sandbox.url },
    changes: () => sandbox.changes,
    close: () => sandbox.close(),
  };
}

const MOODS: [name: string, mood: Mood][] = [
  ['it answers', { mode: 'none' }],
  ['it is down', { mode: 'down' }],
  ['it hangs up', { mode: 'hang_up' }],
  ['too many calls', { mode: 'rate_limited', retryAfterMs: null }],
  ['it answers once in a while', { mode: 'down', times: 5 }],
  ['one part of it is down', { mode: 'down', path: '/v3/catalog' }],
];

const folder = new URL('../../fixtures/credentials/', import.meta.url);
const layouts = readdirSync(folder).map((name): [string, string] => [
  name,
  readFileSync(new URL(name, folder), 'utf8'),
]);
const text = credentialsText(ACME_HASH, TOKENS.good);
const key = (storeHash: string, accessToken: string) => ({ storeHash, accessToken });

describeShop(bigcommerce, {
  files: [['as it is downloaded', text], ...layouts],
  faulty: [
    ['not_credentials', 'Dear team, please find attached the file you asked for.'],
    ['unlabelled', TOKENS.good],
    ['missing_store', `ACCESS TOKEN: ${TOKENS.good}`],
    ['missing_token', text.replace(/ACCESS TOKEN.*/, '')],
    ['conflicting_values', `${text}${text.replace(TOKENS.good, TOKENS.otherShop)}`],
    ['wrong_host', text.replace('api.bigcommerce.com', 'api.example.com')],
    ['account_level', text.replace(`/stores/${ACME_HASH}/v3/`, '/accounts/abc/graphql')],
  ],
  form: { store: ACME_HASH, access_token: TOKENS.good },
  faultyForms: [
    { store: '', access_token: '' },
    { store: ACME_HASH },
    { store: 'my shop', access_token: 'x' },
  ],
  words: ['I am stuck at step 4', 'Where is the access token?', 'My store hash is in the address, right?'],
  worlds: MOODS.map(([name, mood]) => [name, () => world(mood)]),
  sound: 'it answers',
  secrets: [
    ['good', key(ACME_HASH, TOKENS.good), 'verified'],
    ['insufficient', key(ACME_HASH, TOKENS.manyWrong), 'needs_changes'],
    ['powerless', key(ACME_HASH, TOKENS.nothing), 'needs_changes'],
    ['unknown', key(ACME_HASH, fake('sandbox0token0nobody0knows')), 'invalid'],
    ["another shop's", key(HARBOR_HASH, TOKENS.good), 'invalid'],
  ],
});

test('hands over what was in the file, by the names of the file', () => {
  const result = bigcommerce.parse(text);
  expect(result.ok && bigcommerce.handOver(result.secrets)).toEqual({
    store_hash: ACME_HASH,
    api_path: `https://api.bigcommerce.com/stores/${ACME_HASH}/v3/`,
    access_token: TOKENS.good,
    client_id: fake('sandbox0client0id'),
    client_secret: 'fa4e'.repeat(16),
  });
  expect(bigcommerce.handOver(key(ACME_HASH, TOKENS.good))).toEqual({
    store_hash: ACME_HASH,
    api_path: `https://api.bigcommerce.com/stores/${ACME_HASH}/v3/`,
    access_token: TOKENS.good,
  });
});
