import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { FlowError, flowFolders, formatMistake, loadFlow } from '../../../src/flow/load.ts';

const SHOPS = ['bigcommerce'];
const fixtures = fileURLToPath(new URL('../../fixtures/flows', import.meta.url));

test.each([
  ['lists', '- '.repeat(5_000)],
  ['lists of another kind', '['.repeat(9_000)],
  ['keys', `a: ${'{a: '.repeat(9_000)}`],
])('%s that go too deep are a mistake', (_, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-flow-'));
  writeFileSync(join(folder, 'flow.yml'), text);
  expect(() => loadFlow(folder, SHOPS)).toThrow(FlowError);
  rmSync(folder, { recursive: true });
});

test('a sound folder becomes a flow, with defaults filled in', () => {
  const flow = loadFlow(`${fixtures}/good`, SHOPS);
  expect(flow).toMatchObject({ name: 'good', title: 'A small guide', folder: `${fixtures}/good` });
  expect(flow.steps[0]).toEqual({
    id: 'first',
    formerly: [],
    text: 'Hello from {company}.',
    done: 'Go on',
    choices: [],
    colleague: false,
    collect: false,
    counted: true,
  });
});

describe('every mistake is told with its file and line', () => {
  test.each<[fixture: string, mistakes: [line: number, message: string][]]>([
    ['bad-yaml', [[5, 'is not valid YAML: Map keys must be unique']]],
    ['unknown-alias', [[4, '*hello has no &hello before it']]],
    [
      'empty',
      [
        [1, 'title: is missing'],
        [1, 'steps: is missing'],
      ],
    ],
    ['missing-text', [[6, 'steps[1].text: is missing']]],
    [
      'unknown-key',
      [
        [5, 'steps[0].stcuk: is not a key I know; mistyped?'],
        [6, 'steps[0].pictures: is not a key I know; mistyped?'],
      ],
    ],
    [
      'wrong-types',
      [
        [1, 'title: must be a text; put it in quotes if it looks like a number, or like yes or no'],
        [3, 'steps[0].id: must be lower-case letters, digits and dashes, starting with a letter'],
        [4, 'steps[0].text: must be a text; put it in quotes if it looks like a number, or like yes or no'],
        [6, 'steps[0].choices: must be a list; start its lines with a dash'],
        [5, 'steps[0].counted: must be true or false'],
      ],
    ],
    [
      'wrong-values',
      [
        [2, 'shop: must be bigcommerce'],
        [5, 'steps[0].heading: must be shorter: 75 characters at most'],
        [6, 'steps[0].text: must not be empty'],
        [8, 'steps[0].choices[0].id: is a name the engine uses itself'],
        [11, 'steps[0].choices[0].style: must be primary or danger'],
      ],
    ],
    ['duplicate-id', [[7, 'steps[1].id: "first" is taken by steps[0] already; choose another']]],
    [
      'duplicate-former-id',
      [[9, 'steps[1].formerly[1]: "first" is taken by steps[0] already; choose another']],
    ],
    ['duplicate-choice', [[7, 'steps[0].choices[1].id: "onward" is there twice in this step']]],
    ['done-to-nowhere', [[5, 'steps[0].done: leads nowhere, for there is no step below; give it a "next"']]],
    ['many-aliases', [[5, 'refers (*) to far too much; write it out instead']]],
    ['unknown-target', [[8, 'steps[0].choices[0].go: there is no step "lost"; there are first, last']]],
    ['unknown-next', [[6, 'steps[0].next: there is no step "lost"; there are first, last']]],
    ['unknown-redo', [[2, 'redo: there is no step "lost"; there are first']]],
    ['unknown-login', [[2, 'login: there is no step "lost"; there are first']]],
    ['next-without-done', [[6, 'steps[0].next: needs a "done" label for its button']]],
    [
      'unreachable-step',
      [[7, 'steps[1].id: nothing leads to "island"; give a choice or a "next" that does']],
    ],
    ['dead-end', [[14, 'steps[2].id: nobody gets from "trap" to the end; give it a done or a choice']]],
    [
      'circle',
      [
        [12, 'steps[2].id: nobody gets from "wait" to the end; give it a done or a choice'],
        [15, 'steps[3].id: nobody gets from "wait-more" to the end; give it a done or a choice'],
      ],
    ],
    ['two-collects', [[10, 'steps[1].collect: only one step may collect']]],
    ['no-collect', [[2, 'shop: needs a step with "collect: true" that waits for the credentials']]],
    ['collect-without-shop', [[5, 'steps[0].collect: needs "shop" at the top of the file']]],
    [
      'missing-picture',
      [
        [6, 'steps[0].picture.file: there is no file pictures/lost.png in the folder of the flow'],
        [13, 'steps[1].picture.file: must be inside the folder of the flow'],
      ],
    ],
    [
      'picture-folder',
      [[6, 'steps[0].picture.file: there is no file pictures/step.png in the folder of the flow']],
    ],
    ['picture-format', [[6, 'steps[0].picture.file: must be a .png, .jpg or .gif: chats show nothing else']]],
    [
      'unknown-word',
      [
        [4, 'steps[0].text: {name} is not a word I can fill; there are {company}, {account_name}'],
        [5, "steps[0].done: {company} can't be used on a button; write the words themselves"],
        [
          10,
          'steps[1].checklist[0].action: {constructor} is not a word I can fill; there are {company}, {account_name}',
        ],
        ...['{ company}', '{Company}', '{}'].map((odd): [number, string] => [
          13,
          `steps[1].stuck: ${odd} is not a word I can fill; there are {company}, {account_name}`,
        ]),
      ],
    ],
  ])('%s', (fixture, expected) => {
    const mistakes = mistakesOf(`${fixtures}/${fixture}`);
    expect(mistakes).toEqual(
      expected.map(([line, message]) => ({ file: `${fixtures}/${fixture}/flow.yml`, line, message })),
    );
  });

  test('another encoding', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flow-'));
    try {
      const text = 'title: Latin\nsteps:\n  - id: first\n    text: Grüße.\n';
      writeFileSync(join(folder, 'flow.yml'), Buffer.from(text, 'latin1'));
      expect(mistakesOf(folder)).toMatchObject([{ line: 4, message: expect.stringContaining('UTF-8') }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a bracket left open', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flow-'));
    try {
      writeFileSync(join(folder, 'flow.yml'), 'title: Open\nsteps:\n  - id: [first\n    text: Hello.\n');
      expect(mistakesOf(folder)).toEqual([
        { file: join(folder, 'flow.yml'), line: 4, message: expect.stringMatching(/^is not valid YAML: /) },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a folder without flow.yml', () => {
    expect(mistakesOf(`${fixtures}/nowhere`)).toEqual([
      {
        file: `${fixtures}/nowhere/flow.yml`,
        line: 0,
        message: "can't be read; a flow folder needs a flow.yml",
      },
    ]);
  });
});

test('a mistake reads like a compiler message, relative to where one stands', () => {
  const file = `${process.cwd()}/flows/x/flow.yml`;
  expect(formatMistake({ file, line: 12, message: 'title: is missing' })).toBe(
    'flows/x/flow.yml:12: title: is missing',
  );
  expect(formatMistake({ file, line: 0, message: "can't be read" })).toBe("flows/x/flow.yml: can't be read");
});

test('flows are found in a folder of flows, or in the folder that is one', () => {
  expect(flowFolders(`${fixtures}/good`)).toEqual([`${fixtures}/good`]);
  expect(flowFolders(fixtures)).toContain(`${fixtures}/good`);
  expect(flowFolders(`${fixtures}/nowhere`)).toEqual([]);
});

function mistakesOf(folder: string) {
  try {
    loadFlow(folder, SHOPS);
  } catch (error) {
    if (error instanceof FlowError) return error.mistakes;
    throw error;
  }
  return [];
}
