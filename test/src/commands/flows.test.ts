import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { flowsCommand } from '../../../src/commands/flows.ts';
import { loadCatalog } from '../../../src/flow/catalog.ts';
import { shops } from '../../../src/shops.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/flows', import.meta.url));

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await flowsCommand(
    args,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out, err };
}

test("the project's own flows are sound", async () => {
  const { code, out, err } = await run('check');
  expect(err).toEqual([]);
  expect(out).toContainEqual(expect.stringMatching(/^ok {2}bigcommerce \(\d+ steps, de, es\)$/));
  expect(code).toBe(0);
});

test('one flow folder, named with a relative path', async () => {
  expect(await run('check', relative(process.cwd(), `${fixtures}/good`))).toEqual({
    code: 0,
    out: ['ok  good (3 steps)'],
    err: [],
  });
});

test('all mistakes of all flows, and the sound flow among them', async () => {
  const { code, out, err } = await run('check', fixtures);
  expect(code).toBe(1);
  expect(out).toEqual(['ok  good (3 steps)']);
  const at = relative(process.cwd(), fixtures);
  expect(err).toContain(`${at}/unknown-key/flow.yml:5: steps[0].stcuk: is not a key I know; mistyped?`);
  expect(err).toContain(`${at}/unknown-key/flow.yml:6: steps[0].pictures: is not a key I know; mistyped?`);
  expect(err).toContain(`${at}/two-collects/flow.yml:10: steps[1].collect: only one step may collect`);
});

test('says of a flow what start would: a shop that there is not, and where it is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flows-'));
  const write = (name: string, shop: string) => {
    mkdirSync(join(folder, name));
    const steps = 'steps: [{ id: send, text: Send it., collect: true }]';
    writeFileSync(join(folder, name, 'flow.yml'), `title: Guide\nshop: ${shop}\n${steps}\n`);
  };
  try {
    write('guide', 'bigcommerce');
    expect(await run('check', folder)).toEqual({ code: 0, out: ['ok  guide (1 step)'], err: [] });
    write('other', 'shopless');
    const { code, out, err } = await run('check', folder);
    expect([code, out]).toEqual([1, ['ok  guide (1 step)']]);
    const file = relative(process.cwd(), join(folder, 'other/flow.yml'));
    expect(err).toEqual([`${file}:2: shop: must be bigcommerce`]);
    expect(() => loadCatalog('', shops, folder)).toThrow(err.join('\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a folder without flows, and one that is not there', async () => {
  const source = fileURLToPath(new URL('../../../src', import.meta.url));
  expect(await run('check', source)).toEqual({
    code: 1,
    out: [],
    err: [`${relative(process.cwd(), source)}: there is no flow here; a flow is a folder with a flow.yml`],
  });
  expect(await run('check', `${fixtures}/nowhere`)).toEqual({
    code: 1,
    out: [],
    err: ['usher flows check: there is no such folder'],
  });
});

test('what is no folder is not repeated: it may be a token, or the file that holds one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flows-'));
  const file = join(folder, 'sandbox0secret0name.txt');
  writeFileSync(file, '');
  try {
    for (const what of ['sandbox0token0sandbox0token0000', file])
      expect(await run('check', what)).toEqual({
        code: 1,
        out: [],
        err: ['usher flows check: there is no such folder'],
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([[[]], [['list']], [['check', 'a', 'b']], [['check', '--what']]])(
  'wrong usage: %j',
  async (args) => {
    expect(await run(...args)).toEqual({
      code: 64,
      out: [],
      err: [expect.stringContaining('usage: usher flows check [DIR]')],
    });
  },
);
