import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { guideIn, languageFor, languagesOf } from '../../../src/flow/guide.ts';
import { loadFlow } from '../../../src/flow/load.ts';

const GUIDE = `
title: A small guide
answers:
  why: { text: Because. }
steps:
  - id: first
    heading: Welcome
    text: Hello from {company}.
    done: Go on
  - id: last
    text: Which one?
    checklist:
      - { text: One, action: Take one. }
      - { text: Two, action: Take two. }
    choices:
      - { id: left, label: Left, go: first, words: [over there] }
`;
const GERMAN = `
title: Eine kleine Anleitung
answers:
  why: { text: Darum. }
steps:
  first:
    heading: Willkommen
    text: Guten Tag von {company}.
    done: Weiter
  last:
    text: Welche?
    checklist:
      - { text: Eins, action: Nehmen Sie eine. }
      - { text: Zwei, action: Nehmen Sie zwei. }
    choices:
      left: { label: Links, words: [dort drüben] }
`;

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'usher-flow-')), 'small');
  cpSync(new URL('../../fixtures/flows/good', import.meta.url).pathname, folder, { recursive: true });
  writeFileSync(join(folder, 'flow.yml'), GUIDE);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

function loaded(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const flow = loadFlow(folder, []);
  return { flow, guide: { flow, company: 'Acme', shop: undefined } };
}

test('a guide is gone through in the words of its translation', () => {
  const { guide } = loaded({ 'de.yml': GERMAN });
  expect(languagesOf(guide)).toEqual(['en', 'de']);
  const { flow } = guideIn(guide, 'de');
  const [first, last] = flow.steps;
  expect(flow).toMatchObject({
    name: 'small',
    title: 'Eine kleine Anleitung',
    answers: { why: { text: 'Darum.' } },
  });
  expect(first).toMatchObject({ id: 'first', heading: 'Willkommen', done: 'Weiter' });
  expect(last).toMatchObject({ checklist: [{ text: 'Eins' }, { action: 'Nehmen Sie zwei.' }] });
  // What people may type in either language stays understood.
  expect(last?.choices[0]).toMatchObject({
    label: 'Links',
    go: 'first',
    words: ['over there', 'Left', 'dort drüben'],
  });
  expect(languagesOf({ flow, shop: undefined })).toEqual(['en', 'de']);
  expect(guideIn(guide, 'en')).toBe(guide);
  expect(guideIn(guide, 'es').flow.title).toBe('A small guide');
});

test('who wants a language that the guide lacks gets English', () => {
  const { guide } = loaded({ 'de.yml': GERMAN });
  expect(['de-CH', 'es', 'fr', '', undefined].map((wanted) => languageFor(guide, wanted))).toEqual([
    'de',
    'en',
    'en',
    'en',
    'en',
  ]);
});

describe('a translation is left out, and it is told why, when it', () => {
  test.each<[string, string, string, number, string]>([
    ['lacks a step', 'de.yml', GERMAN.slice(0, GERMAN.indexOf('  last:')), 5, 'steps: "last" is missing'],
    [
      'lacks a text',
      'de.yml',
      GERMAN.replace('    heading: Willkommen\n', ''),
      6,
      'steps.first: "heading" is missing',
    ],
    ['lacks an answer', 'de.yml', GERMAN.replace(/answers:\n.*\n/, ''), 2, 'answers: "why" is missing'],
    [
      'says more',
      'de.yml',
      GERMAN.replace('    done', '    stuck: Ach\n    done'),
      9,
      'steps.first.stuck: is not in flow.yml',
    ],
    [
      'has a step of its own',
      'de.yml',
      `${GERMAN}  third: { text: Noch was. }\n`,
      17,
      'steps.third: is not in flow.yml',
    ],
    [
      'lacks an entry of the list',
      'de.yml',
      GERMAN.replace(/ +- { text: Zwei.*\n/, ''),
      12,
      'steps.last.checklist: must have 2 entries, as in flow.yml',
    ],
    [
      'names another choice',
      'de.yml',
      GERMAN.replace('left:', 'right:'),
      15,
      'steps.last.choices: "left" is missing',
    ],
    [
      'fills in what there is not',
      'de.yml',
      GERMAN.replace('{company}', '{firma}'),
      8,
      'steps.first.text: {firma} is not a word I can fill; there are {company}, {account_name}',
    ],
    ['is no YAML', 'de.yml', 'title: "', 1, 'is not valid YAML: Missing closing "quote'],
    [
      'is of no language that is spoken',
      'fr.yml',
      GERMAN,
      0,
      'is of no language I speak; there are de.yml, es.yml',
    ],
    ['is English', 'en.yml', GERMAN, 0, 'is not needed: flow.yml is in English'],
  ])('%s', (_, name, text, line, message) => {
    const { flow, guide } = loaded({ [name]: text });
    expect(flow.mistranslated?.[0]).toEqual({ file: join(folder, name), line, message });
    expect(languagesOf(guide)).toEqual(['en']);
  });
});
