import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  ACME_HASH,
  credentialsText,
  type SampleFile,
  type Sandbox,
  sampleFiles,
  startSandbox,
  TOKENS,
} from '../../../emulators/bigcommerce/sandbox.ts';
import { FLOWS } from '../../../src/base/paths.ts';
import { verifyCommand } from '../../../src/commands/verify.ts';

let folder: string;
let sandbox: Sandbox;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  expect(sandbox.changes).toEqual([]);
  await sandbox.close();
});

const file = (content: string | Uint8Array) => {
  const path = join(folder, 'BigCommerceAPI-credentials-sandbox0secret0name-.txt');
  writeFileSync(path, content);
  return path;
};
const sample = (id: SampleFile['id']) => file(sampleFiles().find((each) => each.id === id)?.bytes ?? '');

/** Runs the command, and makes sure that neither secrets nor the file's name get out. */
async function run(args: string[], env: Record<string, string> = {}, patienceMs = 0, root = FLOWS) {
  let out = '';
  let err = '';
  const code = await verifyCommand(
    args,
    { BIGCOMMERCE_API_URL: sandbox.url, ...env },
    (text) => {
      out += text;
    },
    (text) => {
      err += text;
    },
    { patienceMs, root },
  );
  expect(out + err).not.toMatch(/sandbox0token|sandbox0client|fa4efa4e|sandbox0secret0name/);
  return { code, out, err };
}

test('a good file', async () => {
  const { code, out } = await run([sample('good')]);
  expect(code).toBe(0);
  expect(out).toContain('Acme Outdoor (acme-outdoor.example)');
  expect(out).toMatch(/✓ Marketing +modify/);
  expect(out).toMatch(/\? Order Transactions +not proved/);
  expect(out).toContain('Verified.\nNot proved: Order Transactions: reading works');
});

test('a file with wrong permissions', async () => {
  const { code, out } = await run([sample('many-wrong')]);
  expect(code).toBe(1);
  expect(out).toMatch(/✗ Customers +read-only {2}\(must be modify\)/);
  expect(out).toContain('- Carts is set to none. It must be modify.');
});

test('nothing granted is one sentence', async () => {
  const { code, out } = await run([sample('nothing')]);
  expect(code).toBe(1);
  expect(out).toContain('opens nothing');
});

test.each([
  ['a screenshot', () => sample('screenshot'), 'screenshot'],
  ['an empty file', () => sample('empty'), 'empty'],
  [
    'a file that is not there',
    () => join(folder, 'BigCommerceAPI-credentials-sandbox0secret0name-missing'),
    'no such file',
  ],
  ['a folder', () => folder, 'folder'],
  ['a file without a token', () => file('CLIENT ID: sandbox0client0id'), 'ACCESS TOKEN'],
])('%s', async (_, path, words) => {
  expect(await run([path()])).toEqual({ code: 2, out: '', err: expect.stringContaining(words) });
  const { code, out } = await run([path(), '--json']);
  expect([code, JSON.parse(out)]).toEqual([2, { verdict: 'invalid', store: null, checks: [] }]);
});

test('a token the shop does not know, and one of another shop', async () => {
  const unknown = await run([file(credentialsText(ACME_HASH, 'sandbox0token0nobody0knows00000'))]);
  expect([unknown.code, unknown.out]).toEqual([
    2,
    expect.stringContaining('does not accept this access token'),
  ]);
  const other = await run([file(credentialsText(ACME_HASH, TOKENS.otherShop)), '--json']);
  expect([other.code, JSON.parse(other.out)]).toEqual([
    2,
    { verdict: 'invalid', store: { name: null, domain: null, hash: ACME_HASH }, checks: [] },
  ]);
});

test('--json has the agreed keys and no others', async () => {
  const { code, out } = await run(['--json', '--flow', 'bigcommerce', sample('one-missing')]);
  const report = JSON.parse(out);
  expect(code).toBe(1);
  expect(Object.keys(report)).toEqual(['verdict', 'store', 'checks']);
  expect(report.store).toEqual({ name: 'Acme Outdoor', domain: 'acme-outdoor.example', hash: ACME_HASH });
  expect(report.checks).toHaveLength(10);
  expect(report.checks[2]).toEqual({
    id: 'marketing',
    label: 'Marketing',
    required: 'modify',
    outcome: 'fail',
    found: 'none',
    detail: 'Marketing is set to none. It must be modify.',
  });
});

test("any flow's shop: two flows of one shop check alike", async () => {
  const [one, other] = [
    await run([sample('good')]),
    await run(['--flow', 'bigcommerce-short', sample('good')]),
  ];
  expect(other).toEqual(one);
});

test("other people's flows: their own default, none that collects nothing, none that is broken", async () => {
  const root = join(folder, 'flows');
  const flow = (name: string, text: string) => {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, 'flow.yml'), `title: Guide\n${text}\n`);
  };
  flow('acme', 'shop: bigcommerce\nsteps: [{ id: send, text: Send it., collect: true }]');
  flow('broken', 'shop: shopless\nsteps: []');
  flow('chat', 'steps: [{ id: hello, text: Hello. }]');
  expect(await run([sample('good')], {}, 0, root)).toMatchObject({ code: 0 });
  expect(await run([sample('good'), '--flow', 'chat'], {}, 0, root)).toMatchObject({
    code: 64,
    err: expect.stringContaining('collects no credentials'),
  });
  expect(await run([sample('good'), '--flow', 'broken'], {}, 0, root)).toMatchObject({
    code: 78,
    err: expect.stringMatching(/broken\/flow\.yml:2: shop: must be bigcommerce/),
  });
  expect(await run([sample('good'), '--flow', 'bigcommerce'], {}, 0, root)).toMatchObject({
    code: 64,
    err: 'usher verify: there is no such flow; there is: acme, broken, chat\n',
  });
});

test('a shop that is down', async () => {
  sandbox.faults = { mode: 'down' };
  const { code, out } = await run([sample('good'), '--json']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject({
    verdict: 'unreachable',
    checks: Array(10).fill({ outcome: 'unknown', found: null }),
  });
  expect(JSON.parse(out).checks[0]).not.toHaveProperty('unreachable');
});

test('tries again while there is time', async () => {
  sandbox.faults = { mode: 'rate_limited', retryAfterMs: 20, times: 4 };
  expect(await run([sample('good')], {}, 10_000)).toMatchObject({ code: 0 });
});

test.each([
  [[]],
  [['a', 'b']],
  [['--what', 'a']],
  [['a', '--flow', 'shopware']],
  [['a', '--flow', 'constructor']],
])('wrong usage: %j', async (args) => {
  expect(await run(args)).toMatchObject({ code: 64, out: '' });
});

test.each(['localhost:8080', 'ftp://example.com', 'https://user:pass@example.com', 'nonsense'])(
  'a bad address: %s',
  async (url) => {
    expect(await run([sample('good')], { BIGCOMMERCE_API_URL: url })).toEqual({
      code: 78,
      out: '',
      err: expect.stringContaining('BIGCOMMERCE_API_URL'),
    });
  },
);
