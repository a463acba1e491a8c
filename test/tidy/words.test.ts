import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { shops } from '../../src/shops.ts';
import { CATALOGUES } from '../../src/words/words.ts';
import { projectFiles } from '../support/project-files.ts';
import { textsIn } from '../support/source.ts';

/** Words that nobody says, and what people say instead. */
const AVOIDED: [RegExp, instead: string][] = [
  [/\b(un)?mend(s|ed|ing)?\b/i, 'fix'],
  [/\banew\b/i, 'again'],
  [/\bwho(m)?(so)?ever\b/i, 'the person who, anybody who'],
  [/\blest\b/i, 'so that … not'],
  [/\bcan not\b/i, "can't"],
  [/\b(is|are) to be\b/i, 'must be, has to be'],
  [/\bmeanwhile\b/i, 'in the meantime, since'],
  [/(^|[.!?:] )should (you|it|they)\b/im, 'if you …'],
  [/\bof whom\b/i, 'who'],
  [/\b(there|here|where)(by|upon|after|of|with)\b/i, 'a plainer word'],
  [/\bshall not\b|\bneed not\b|\bought to\b/i, "don't, don't have to, should"],
];

/** The longest a merchant reads in one go, without what is set as a list. */
const LONGEST = 400;

function stringsIn(value: unknown, at = ''): [at: string, text: string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, at ? `${at}.${key}` : key));
}

const flows = readdirSync('flows').map((flow): [string, unknown] => [
  flow,
  parse(readFileSync(`flows/${flow}/flow.yml`, 'utf8')),
]);

/** What merchants may type is theirs. */
const isTyped = (at: string) => /\.words\.\d+$/.test(at);

function avoidedIn(texts: [at: string, text: string][]): string[] {
  return texts.flatMap(([at, text]) =>
    AVOIDED.filter(([word]) => !isTyped(at) && word.test(text)).map(
      ([word, instead]) => `${at}: ${word.exec(text)?.[0]} (say: ${instead})`,
    ),
  );
}

/** How long a text is without its list, in signs. */
function lengthOf(text: string): number {
  const lines = text.trim().split('\n');
  return lines.filter((line) => !/^(- |\d+\. )/.test(line)).join('\n').length;
}

describe('what people read is plain English', () => {
  test.each(flows)('in the flow %s', (_, flow) => {
    expect(avoidedIn(stringsIn(flow))).toEqual([]);
  });

  test.each(Object.entries(shops))('in what is said of %s', (_, { words }) => {
    expect(stringsIn(words).length).toBeGreaterThan(10);
    expect(avoidedIn(stringsIn(words))).toEqual([]);
  });

  test('in what the engine says', () => {
    expect(avoidedIn(stringsIn(CATALOGUES.en))).toEqual([]);
  });

  test.each(Object.entries(shops))('in what is said about the shop %s', (_, { words }) => {
    expect(avoidedIn(stringsIn(words))).toEqual([]);
  });

  test('in what operators read: from commands, variables, guides, the server and the log', () => {
    const files = projectFiles().filter((file) => /^(src|adapters)\/.*\.ts$/.test(file));
    const texts = files
      // Merchants' words are there to be understood.
      .filter((file) => !/^src\/(understanding|words|handover)\//.test(file))
      .flatMap((file) => textsIn(readFileSync(file, 'utf8')).map((text): [string, string] => [file, text]));
    expect(texts.length).toBeGreaterThan(1000);
    expect(avoidedIn(texts)).toEqual([]);
  });

  test('and words that are not are found', () => {
    expect(
      avoidedIn([
        ['a', 'Begin anew. Should you need me, write.'],
        ['b.words.0', 'mend it'],
      ]),
    ).toHaveLength(2);
  });
});

describe('no message is longer than people read', () => {
  const tooLong = (texts: [at: string, text: string][]) =>
    texts.filter(([, text]) => lengthOf(text) > LONGEST).map(([at, text]) => `${at}: ${lengthOf(text)}`);

  test.each(flows)('in the flow %s', (_, flow) => {
    const texts = stringsIn(flow).filter(([at]) => /\.(text|stuck|different|action)$/.test(at));
    expect(texts.length).toBeGreaterThan(10);
    expect(tooLong(texts)).toEqual([]);
  });

  test.each(Object.entries(shops))('in what is said of %s', (_, { words }) => {
    expect(tooLong(stringsIn(words))).toEqual([]);
  });

  test('in what the engine says to merchants', () => {
    const texts = stringsIn(CATALOGUES.en).filter(([at]) => !at.startsWith('pm.'));
    expect(tooLong(texts)).toEqual([]);
  });
});
