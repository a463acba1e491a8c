import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/base/paths.ts';
import { loadFlow } from '../../../src/flow/load.ts';
import { flowFileSchema } from '../../../src/flow/schema.ts';

const guide = readFileSync(join(packageRoot, 'docs/writing-flows.md'), 'utf8');

/** The keys that the tables below a heading explain. */
function explained(heading: string): string[] {
  const section = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key ?? '').sort();
}

test('the example in docs/writing-flows.md is a sound flow that uses every key', () => {
  const example = guide.split('```yaml\n')[1]?.split('```')[0] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'flow-'));
  try {
    mkdirSync(join(folder, 'pictures'));
    writeFileSync(join(folder, 'pictures/new-key.png'), '');
    writeFileSync(join(folder, 'flow.yml'), example);
    expect(loadFlow(folder).steps.map(({ id }) => id)).toEqual([
      'welcome',
      'owner',
      'make-key',
      'send',
      'ask-owner',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
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
