import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { flowsCommand } from '../../../src/commands/flows.ts';

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
  expect(out).toContainEqual(expect.stringMatching(/^ok {2}bigcommerce \(\d+ steps\)$/));
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

test("a flow of the project without the code that checks its shop's credentials", async () => {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  const folder = join(root, 'flows/guide');
  const run = async () => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await flowsCommand(
      ['check'],
      (line) => out.push(line),
      (line) => err.push(line),
      root,
    );
    return { code, out, err };
  };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'flow.yml'),
      'title: Guide\nshop: bigcommerce\nsteps: [{ id: send, text: Send it., collect: true }]\n',
    );
    const file = relative(process.cwd(), join(folder, 'flow.yml'));
    expect(await run()).toEqual({
      code: 1,
      out: [],
      err: [`${file}:2: shop: needs flows/bigcommerce/index.ts, which reads and checks its credentials`],
    });
    mkdirSync(join(root, 'flows/bigcommerce'));
    writeFileSync(join(root, 'flows/bigcommerce/index.ts'), '');
    expect(await run()).toEqual({ code: 0, out: ['ok  guide (1 step)'], err: [] });
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a folder without flows, and one that is not there', async () => {
  const source = fileURLToPath(new URL('../../../src', import.meta.url));
  expect(await run('check', source)).toEqual({
    code: 1,
    out: [],
    err: [`${source}: there is no flow here; a flow is a folder with a flow.yml`],
  });
  expect(await run('check', `${fixtures}/nowhere`)).toEqual({
    code: 1,
    out: [],
    err: [`${fixtures}/nowhere: there is no such folder`],
  });
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
