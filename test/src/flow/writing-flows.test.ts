import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import { FLOWS, packageRoot } from '../../../src/base/paths.ts';
import { flowsCommand } from '../../../src/commands/flows.ts';
import { defaultGuide, loadCatalog } from '../../../src/flow/catalog.ts';
import { flowFileSchema } from '../../../src/flow/schema.ts';
import { DEFAULT_FLOW, shops } from '../../../src/shops.ts';

const guide = readFileSync(join(packageRoot, 'docs/writing-flows.md'), 'utf8');

/** The keys that the tables below a heading explain. */
function explained(heading: string): string[] {
  const section = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key ?? '').sort();
}

test('the example in docs/writing-flows.md runs as it stands beside the flows there are, and uses every key', async () => {
  const example = guide.split('```yaml\n')[1]?.split('```')[0] ?? '';
  const root = mkdtempSync(join(tmpdir(), 'flows-'));
  try {
    cpSync(FLOWS, root, { recursive: true });
    mkdirSync(join(root, 'acme/pictures'), { recursive: true });
    writeFileSync(join(root, 'acme/pictures/new-key.png'), '');
    writeFileSync(join(root, 'acme/flow.yml'), example);
    const catalog = loadCatalog('Acme', shops, root);
    expect(catalog.get('acme')?.shop).toBe(bigcommerce);
    expect(catalog.get('acme')?.flow.steps.map(({ id }) => id)).toEqual([
      'welcome',
      'owner',
      'make-key',
      'send',
      'ask-owner',
    ]);
    expect(defaultGuide(catalog, DEFAULT_FLOW).flow.name).toBe('bigcommerce');
    const [out, err]: [string[], string[]] = [[], []];
    const code = await flowsCommand(
      ['check', root],
      (line) => out.push(line),
      (line) => err.push(line),
    );
    expect([code, err]).toEqual([0, []]);
    expect(out).toContain('ok  acme (5 steps)');
  } finally {
    rmSync(root, { recursive: true });
  }
  for (const heading of ['The file', 'A step', 'Choices']) {
    for (const key of explained(heading)) expect(example).toMatch(new RegExp(`\\b${key}:`));
  }
});

test('docs/writing-flows.md explains every key of the language, and no other', () => {
  const step = flowFileSchema.shape.steps.element;
  const choice = step.shape.choices.unwrap().element;
  expect(explained('The file')).toEqual(Object.keys(flowFileSchema.shape).sort());
  expect(explained('A step')).toEqual(Object.keys(step.shape).sort());
  expect(explained('Choices')).toEqual(Object.keys(choice.shape).sort());
});
