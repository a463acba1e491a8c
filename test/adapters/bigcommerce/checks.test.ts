import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '../../../adapters/bigcommerce/checks/permissions.ts';
import { verifyStore } from '../../../adapters/bigcommerce/checks/verify.ts';
import {
  openStore,
  type StoreAnswer,
  type StoreApi,
  type StoreRequest,
  StoreUnavailableError,
} from '../../../adapters/bigcommerce/client.ts';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import {
  ACME_HASH,
  ALL,
  NONE,
  type Sandbox,
  SCOPES,
  type Scope,
  type Scopes,
  startSandbox,
  TOKENS,
} from '../../../emulators/bigcommerce/sandbox.ts';
import { withoutMarkup } from '../../../src/chat/spans.ts';
import { type Check, reportSchema } from '../../../src/shop/report.ts';
import { checkDetail, checkLabel } from '../../../src/views/checks.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ quota: 100_000 });
});
afterEach(async () => {
  expect(sandbox.changes).toEqual([]);
  await sandbox.close();
});

const open = (accessToken: string, storeHash = ACME_HASH) =>
  openStore({ storeHash, accessToken }, { apiUrl: sandbox.url, timeoutMs: 5000, maxWaitMs: 50 });

const verify = async (
  accessToken: string,
  storeHash = ACME_HASH,
  onCheck?: (check: Check) => Promise<void>,
) => {
  const report = await verifyStore(open(accessToken, storeHash), storeHash, onCheck);
  expect(reportSchema.parse(report)).toEqual(report);
  expect(JSON.stringify(report)).not.toContain(accessToken);
  return report;
};

const withScopes = (scopes: Scopes) => {
  const acme = sandbox.shops[ACME_HASH];
  if (acme) acme.tokens = { [TOKENS.good]: scopes };
  return verify(TOKENS.good);
};

const MODIFY: Scope[] = ['customers', 'marketing', 'orders', 'transactions', 'products', 'carts'];
const MANAGE: Scope[] = ['storefront_tokens', 'impersonation_tokens'];

/** What an honest report says of a permission. */
function expected(scope: Scope, level: Level, beta: boolean): Pick<Check, 'outcome' | 'found'> {
  if (level === 'none') return { outcome: 'fail', found: 'none' };
  if (!MODIFY.includes(scope))
    return { outcome: 'pass', found: MANAGE.includes(scope) ? 'manage' : 'read-only' };
  if (scope === 'transactions' && !beta) return { outcome: 'unknown', found: null };
  return level === 'modify' ? { outcome: 'pass', found: 'modify' } : { outcome: 'fail', found: 'read-only' };
}

const levelsOf = (scope: Scope): Level[] =>
  MANAGE.includes(scope)
    ? ['none', 'manage']
    : scope === 'payment_methods'
      ? ['none', 'read-only']
      : ['none', 'read-only', 'modify'];

test.each(
  SCOPES.flatMap((scope) =>
    levelsOf(scope).flatMap(
      (level) =>
        [
          [scope, level, true],
          [scope, level, false],
        ] as const,
    ),
  ),
)('finds %s at %s (beta routes: %s)', async (scope, level, beta) => {
  sandbox.beta = beta;
  const report = await withScopes({ ...ALL, [scope]: level });
  const check = report.checks.find(({ id }) => id === scope);
  expect(check).toMatchObject(expected(scope, level, beta));
  const label = bigcommerce.words.checks[scope];
  const told = check?.outcome === 'fail' ? ` is set to ${level}\\. It must be \\S+` : ': [^.]*';
  expect(check && withoutMarkup(checkDetail(bigcommerce, check))).toMatch(new RegExp(`^${label}${told}\\.$`));
  expect(report.verdict).toBe(check?.outcome === 'fail' ? 'needs_changes' : 'verified');
});

test('the report says what the table of permissions says', async () => {
  const table = fc.record(
    Object.fromEntries(SCOPES.map((scope) => [scope, fc.constantFrom(...levelsOf(scope))])) as Record<
      Scope,
      fc.Arbitrary<Level>
    >,
  );
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async (scopes, beta) => {
      sandbox.beta = beta;
      const report = await withScopes(scopes);
      expect(report.checks.map(({ id, outcome, found }) => ({ id, outcome, found }))).toEqual(
        SCOPES.map((id) => ({ id, ...expected(id, scopes[id], beta) })),
      );
      expect(sandbox.changes).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('has ten checks with the labels of the panel', () => {
  expect(bigcommerce.checks.map(({ id, required }) => [id, required])).toEqual(
    SCOPES.map((id) => [id, ALL[id]]),
  );
  expect(bigcommerce.checks.map((check) => checkLabel(bigcommerce, check))).toContain(
    'Storefront API Customer Impersonation Tokens',
  );
});

test('tells name and domain of the store, each check as it is done, and asks little', async () => {
  const told: string[] = [];
  const report = await verify(TOKENS.good, ACME_HASH, async ({ id }) => void told.push(id));
  expect(report.store).toEqual({ name: 'Acme Outdoor', domain: 'acme-outdoor.example', id: ACME_HASH });
  expect(told.toSorted()).toEqual([...SCOPES].toSorted());
  expect(report.checks.map(({ id }) => id)).toEqual([...SCOPES]);
  expect(sandbox.requests.length).toBeLessThanOrEqual(14);
  expect(sandbox.requests[0]).toEqual({ method: 'GET', path: '/v2/time', status: 200 });
  expect(sandbox.requests.filter(({ method, path }) => method === 'DELETE' || path.endsWith('/'))).toEqual(
    [],
  );
  expect(JSON.stringify(report)).not.toMatch(/sandbox\.example|Sam/);
});

test('a token that opens nothing is one problem, not ten', async () => {
  expect(await withScopes({ ...NONE })).toMatchObject({
    verdict: 'needs_changes',
    reason: 'nothing_granted',
  });
});

test('a wrong token, and a token for another store', async () => {
  const store = { name: null, domain: null, id: ACME_HASH };
  expect(await verify('wrong0token')).toEqual({
    verdict: 'invalid',
    reason: 'token_rejected',
    store,
    checks: [],
  });
  expect(await verify(TOKENS.otherShop)).toEqual({
    verdict: 'invalid',
    reason: 'wrong_shop',
    store,
    checks: [],
  });
});

test('a token revoked in the middle', async () => {
  const report = await verify(TOKENS.good, ACME_HASH, async ({ id }) => {
    if (id === 'marketing') delete sandbox.shops[ACME_HASH]?.tokens[TOKENS.good];
  });
  expect(report).toMatchObject({ verdict: 'invalid', reason: 'token_rejected' });
  const outcomes = new Map(report.checks.map(({ id, outcome }) => [id, outcome]));
  expect(outcomes.get('marketing')).toBe('pass');
  expect([...outcomes.values()]).toHaveLength(10);
  expect([...outcomes.values()].filter((outcome) => outcome === 'fail')).toEqual([]);
  expect(outcomes.get('impersonation_tokens')).toBe('unknown');
});

test('one check without an answer makes the verdict unreachable, and the others are still made', async () => {
  sandbox.faults = { mode: 'down', path: '/v3/catalog' };
  const report = await verify(TOKENS.oneMissing);
  expect(report).toMatchObject({ verdict: 'unreachable', reason: 'shop_down' });
  expect(report.checks.filter(({ unreachable }) => unreachable).map(({ id }) => id)).toEqual(['products']);
  expect(report.checks.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)).toEqual([
    'marketing',
  ]);
});

test('stops asking a shop that is plainly down', async () => {
  const report = await verify(TOKENS.good, ACME_HASH, async ({ id }) => {
    if (id === 'information') sandbox.faults = { mode: 'rate_limited', retryAfterMs: 20_000 };
  });
  expect(report).toMatchObject({ verdict: 'unreachable', reason: 'rate_limited', retryAfterMs: 20_000 });
  // Those under way at the time end; no other is begun.
  expect(report.checks.filter(({ unreachable }) => unreachable).length).toBeGreaterThanOrEqual(5);
  expect(sandbox.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(6);
});

test.each([
  [{ mode: 'down' } as const, 'shop_down'],
  [{ mode: 'hang_up' } as const, 'no_answer'],
  [{ mode: 'rate_limited', retryAfterMs: null } as const, 'rate_limited'],
])('a shop that does not answer at all: %j', async (faults, reason) => {
  sandbox.faults = faults;
  const report = await verify(TOKENS.good);
  expect(report).toMatchObject({ verdict: 'unreachable', reason });
  expect(report.checks.map(({ unreachable }) => unreachable)).toEqual(Array(10).fill(true));
});

/** A shop that answers as told, and 422 otherwise. */
function scripted(answers: Record<string, StoreAnswer | StoreUnavailableError>): {
  api: StoreApi;
  asked: StoreRequest[];
} {
  const asked: StoreRequest[] = [];
  const standard: Record<string, StoreAnswer> = {
    'GET /v2/time': { status: 200, body: { time: 1 } },
    'GET /v2/store': { status: 200, body: { id: 'abc123', name: 'Acme', domain: 'acme.example' } },
    'POST /v3/payments/transactions/authorizations': { status: 422, body: undefined },
  };
  const api: StoreApi = {
    request: async (request) => {
      asked.push(request);
      const key = `${request.method} ${request.path}`;
      const answer = answers[key] ?? standard[key] ?? { status: 422, body: { title: 'no' } };
      if (answer instanceof StoreUnavailableError) throw answer;
      return answer;
    },
  };
  return { api, asked };
}

const NO_ROUTE = { status: 404, body: 'The route is not found, check the URL' };
const DENIED = {
  status: 403,
  body: { status: 403, title: "You don't have a required scope to access the endpoint" },
};
const run = async (answers: Record<string, StoreAnswer | StoreUnavailableError>) => {
  const { api, asked } = scripted(answers);
  const report = await verifyStore(api, 'abc123');
  const check = (id: string) => report.checks.find((each) => each.id === id);
  const detail = (id: string) => {
    const found = check(id);
    return found && checkDetail(bigcommerce, found);
  };
  return { report, asked, check, detail };
};
const Z = '/v3/carts/00000000-0000-0000-0000-000000000000';

test('the hash that the store names must be the one in the file', async () => {
  const { report } = await run({ 'GET /v2/store': { status: 200, body: { id: 'other9', name: 'Other' } } });
  expect(report).toMatchObject({
    verdict: 'invalid',
    reason: 'wrong_shop',
    store: { name: null, id: 'abc123' },
  });
});

test.each([
  [{ [`POST ${Z}/items`]: NO_ROUTE }, 'carts', 'pass', 'modify'],
  [{ [`POST ${Z}/items`]: NO_ROUTE, [`PUT ${Z}`]: DENIED }, 'carts', 'fail', 'read-only'],
  [{ [`POST ${Z}/items`]: NO_ROUTE, [`PUT ${Z}`]: NO_ROUTE }, 'carts', 'unknown', null],
  [{ 'PUT /v2/orders/2147483647': NO_ROUTE, 'GET /v2/orders/count': DENIED }, 'orders', 'fail', 'none'],
  [
    { 'POST /v2/banners': NO_ROUTE, 'PUT /v2/coupons/2147483647': { status: 404, body: [] } },
    'marketing',
    'pass',
    'modify',
  ],
  [{ 'POST /v3/storefront/api-token': NO_ROUTE }, 'storefront_tokens', 'unknown', null],
  [{ 'POST /v3/storefront/api-token': { status: 423, body: '' } }, 'storefront_tokens', 'unknown', null],
  [{ 'POST /v3/customers': DENIED, 'GET /v3/customers?id:in=0': NO_ROUTE }, 'customers', 'fail', null],
])('a route that is missing proves nothing: %j', async (answers, id, outcome, found) => {
  const { check } = await run(answers);
  expect(check(id)).toMatchObject({ outcome, found });
});

test.each([
  [DENIED, { status: 200, body: [] }, 'fail', 'none'],
  [DENIED, DENIED, 'fail', 'none'],
  [{ status: 422, body: {} }, { status: 200, body: [] }, 'pass', 'read-only'],
  [{ status: 422, body: {} }, NO_ROUTE, 'pass', 'read-only'],
  [{ status: 422, body: {} }, DENIED, 'unknown', null],
  [NO_ROUTE, DENIED, 'fail', 'none'],
  [NO_ROUTE, { status: 200, body: [] }, 'unknown', null],
])('weighs the two payment method routes: %j and %j', async (v3, v2, outcome, found) => {
  const { check } = await run({ 'GET /v3/payments/methods': v3, 'GET /v2/payments/methods': v2 });
  expect(check('payment_methods')).toMatchObject({ outcome, found });
});

test.each([
  { status: 403, body: { title: 'Forbidden' } },
  { status: 404, body: { title: 'Not found' } },
  { status: 200, body: {} },
  NO_ROUTE,
])('a beta route that answers anything but yes or no proves nothing: %j', async (answer) => {
  const { check, detail } = await run({ 'POST /v3/payments/transactions/authorizations': answer });
  expect(check('transactions')).toMatchObject({ outcome: 'unknown', found: null });
  expect(detail('transactions')).toContain('no way to prove modify');
});

test.each([
  [
    'POST /v2/banners',
    { status: 201, body: { id: 12, name: '' } },
    { method: 'DELETE', path: '/v2/banners/12' },
  ],
  [
    'POST /v3/customers',
    { status: 200, body: { data: [{ id: 7 }] } },
    { method: 'DELETE', path: '/v2/customers/7' },
  ],
  [
    'POST /v3/catalog/products',
    { status: 200, body: { data: { id: 3 } } },
    { method: 'DELETE', path: '/v3/catalog/products/3' },
  ],
  [
    'POST /v3/storefront/api-token',
    { status: 200, body: { data: { token: 'eyJa.eyJb.c' } } },
    { method: 'DELETE', path: '/v3/storefront/api-token', headers: { 'Sf-Api-Token': 'eyJa.eyJb.c' } },
  ],
])('takes back what %s made against all expectation, and only that', async (probe, answer, undo) => {
  const { report, asked } = await run({
    [probe]: answer,
    [`DELETE ${undo.path}`]: { status: 204, body: undefined },
  });
  expect(asked.filter(({ method }) => method === 'DELETE')).toEqual([undo]);
  expect(report.verdict).toBe('verified');
  expect(JSON.stringify(report)).not.toMatch(/eyJ|left/i);
});

test.each([undefined, [], {}, { id: '1,2' }, { id: '' }, { id: -1 }, { data: [] }, { data: {} }, 'ok'])(
  'deletes nothing when the answer names nothing: %j',
  async (body) => {
    const { asked, check } = await run({
      'POST /v2/banners': { status: 200, body },
      'POST /v3/customers': { status: 200, body },
      'POST /v3/storefront/api-token': { status: 200, body },
    });
    expect(asked.filter(({ method }) => method === 'DELETE')).toEqual([]);
    expect(check('marketing')).toMatchObject({ outcome: 'pass' });
  },
);

test('says so when something could not be taken back', async () => {
  const { check, detail } = await run({
    'POST /v2/banners': { status: 201, body: { id: 12 } },
    'DELETE /v2/banners/12': new StoreUnavailableError('no_answer'),
  });
  expect(check('marketing')).toMatchObject({ outcome: 'pass', leftBehind: true });
  expect(detail('marketing')).toContain('left an empty test entry');
});

test('the longest wait asked for is the one that counts', async () => {
  const { report } = await run({
    'POST /v3/customers': new StoreUnavailableError('rate_limited', 5000),
    'POST /v2/banners': new StoreUnavailableError('rate_limited', 9000),
    'POST /v3/catalog/products': new StoreUnavailableError('shop_down'),
  });
  expect(report).toMatchObject({ verdict: 'unreachable', reason: 'rate_limited', retryAfterMs: 9000 });
  expect(report.checks.filter(({ unreachable }) => unreachable)).toHaveLength(3);
});

/** The sandbox, with other answers to some calls: a status, or no answer at all. */
function otherwise(answers: Record<string, StoreAnswer | 'away'>): StoreApi {
  const api = open(TOKENS.good);
  return {
    async request(request) {
      const answer = answers[`${request.method} ${request.path}`];
      if (answer === 'away') throw new StoreUnavailableError('shop_down');
      return answer ?? (await api.request(request));
    },
  };
}
const verifyWith = (answers: Record<string, StoreAnswer | 'away'>) =>
  verifyStore(otherwise(answers), ACME_HASH);

test.each([
  ['GET /v2/time', { status: 200, body: '<html>' }],
  ['GET /v2/time', { status: 200, body: {} }],
  ['GET /v2/store', { status: 200, body: {} }],
  ['GET /v2/store', { status: 200, body: [] }],
  ['POST /v3/catalog/products', { status: 415, body: undefined }],
  ['POST /v2/banners', { status: 423, body: undefined }],
])('%s answered %o is no proof of anything: it has to be asked again', async (call, answer) => {
  expect(await verifyWith({ [call]: answer })).toMatchObject({ verdict: 'unreachable' });
});

test.each([
  ['POST /v3/payments/transactions/authorizations', 'transactions', 'unknown'],
  ['GET /v2/payments/methods', 'payment_methods', 'pass'],
])('%s is only a second opinion: away, it holds nothing up', async (call, id, outcome) => {
  const report = await verifyWith({ [call]: 'away' });
  expect(report.verdict).toBe('verified');
  expect(report.checks.find((check) => check.id === id)?.outcome).toBe(outcome);
});

test('a store name can play no tricks on a terminal', async () => {
  const body = { id: ACME_HASH, name: 'Evil\u001b[31m\u0007\nACME\u202e', domain: 'a.example' };
  const { store } = await verifyWith({ 'GET /v2/store': { status: 200, body } });
  expect(store?.name).toBe('Evil [31m ACME');
});

test('ten permissions take no longer than a few answers, and no more than five calls are under way', async () => {
  let underWay = 0;
  let most = 0;
  let rounds = 0;
  const waiting: (() => void)[] = [];
  const api: StoreApi = {
    async request({ method, path }) {
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve) => waiting.push(resolve));
      underWay -= 1;
      if (path === '/v2/time') return { status: 200, body: { time: 1 } };
      if (path === '/v2/store')
        return { status: 200, body: { id: 'abc123', name: 'Acme', domain: 'acme.example' } };
      return { status: method === 'GET' ? 200 : 422, body: { title: 'no' } };
    },
  };
  const verified = verifyStore(api, 'abc123');
  let isDone = false;
  void verified.then(() => {
    isDone = true;
  });
  // Each round answers all that was asked by then, as shops do that take equally long for each.
  while (!isDone) {
    const asked = waiting.splice(0);
    if (asked.length > 0) rounds += 1;
    for (const answer of asked) answer();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await verified).verdict).toBe('verified');
  expect(most).toBe(5);
  expect(rounds).toBeLessThanOrEqual(5);
});

test('whoever can not be told ends it, once nothing is under way any more', async () => {
  const { api, asked } = scripted({});
  const told = verifyStore(api, 'abc123', () => Promise.reject(new Error('the store is away')));
  await expect(told).rejects.toThrow('the store is away');
  expect(asked.length).toBeLessThan(12);
});
