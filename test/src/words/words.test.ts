import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { parseText, wordsOf } from '../../../src/chat/spans.ts';
import { mention, oneLine } from '../../../src/chat/text.ts';
import { en } from '../../../src/words/en.ts';
import { CATALOGUES, type Catalogue, FACTS, type Key, say, sayPlainly } from '../../../src/words/words.ts';
import { words } from '../../support/words.ts';

const KEYS = Object.keys(en) as Key[];

/** What stands in braces anywhere in a message: the facts, and whether their number decides. */
function factsIn(message: string): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('value' in node && 'type' in node && [1, 2, 3, 4, 5, 6].includes(Number(node.type)))
      found.add(`${String(node.value)}${node.type === 6 ? ', plural' : ''}`);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

/** Where a language speaks of other facts than English does. */
function differences(catalogue: Catalogue): string[] {
  return KEYS.flatMap((key) => {
    const [theirs, ours] = [factsIn(catalogue[key]), factsIn(en[key])].map((facts) =>
      [...new Set(facts.map((fact) => fact.replace(', plural', '')))].join(', '),
    );
    return theirs === ours ? [] : [`${key}: ${theirs} instead of ${ours}`];
  });
}

describe('every language', () => {
  test.each(Object.entries(CATALOGUES))('%s speaks of the same facts', (_, catalogue) => {
    expect(Object.keys(catalogue).sort()).toEqual([...KEYS].sort());
    expect(differences(catalogue)).toEqual([]);
  });

  test('that forgets a fact, or makes one up, is found out', () => {
    const wrong = { ...en, 'step.counted': 'Schritt {number}', 'merchant.here': 'Hier {shop}' };
    expect(differences(wrong)).toEqual([
      'step.counted: number instead of number, of',
      'merchant.here: shop instead of ',
    ]);
  });

  test('knows only facts that are given', () => {
    const known = Object.keys(FACTS);
    for (const key of KEYS)
      for (const fact of factsIn(en[key])) expect(known).toContain(fact.replace(', plural', ''));
  });
});

describe('what is said', () => {
  test('goes by the number', () => {
    expect(sayPlainly('merchant.result.changes.heading', { count: 1 })).toBe(
      'Almost there: one permission is not right',
    );
    expect(sayPlainly('merchant.result.changes.heading', { count: 3 })).toBe(
      'Almost there: 3 permissions are not right',
    );
  });

  test('lacks nothing', () => {
    // @ts-expect-error a key that there is not
    expect(() => say('merchant.nonsense')).toThrow();
    // @ts-expect-error a fact that is missing
    expect(() => say('step.counted', { number: 1 })).toThrow('of');
    // @ts-expect-error all of them are missing
    expect(() => say('step.counted')).toThrow('of');
  });

  test('shows the words of others as they stand', () => {
    fc.assert(
      fc.property(
        words.filter((any) => oneLine(any) !== ''),
        (any) => {
          const spans = parseText(say('store.named', { name: any }));
          expect(spans.every(({ kind, bold }) => kind === 'words' && bold)).toBe(true);
          expect(spans.map(wordsOf).join('')).toBe(oneLine(any));
        },
      ),
    );
  });

  test('names people', () => {
    const who = mention('slack', 'U1', 'Ada *}');
    expect(parseText(say('pm.question', { who, place: 'Step 1' }))).toContainEqual({
      kind: 'mention',
      platform: 'slack',
      id: 'U1',
      name: 'Ada *}',
    });
  });
});

test('nothing lies in the catalogue that is never said', () => {
  const source = ['src', 'adapters']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith('.ts') && !file.startsWith('src/words/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const said = [...source.matchAll(/['`]([a-z]\w*(?:\.(?:\w+|\$\{\w+\}))*)['`]/g)].map(
    ([, key = '']) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{\w+\}/g, '[\\w-]+')}$`),
  );
  expect(KEYS.filter((key) => !said.some((one) => one.test(key)))).toEqual([]);
});
