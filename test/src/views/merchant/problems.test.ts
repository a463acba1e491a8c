import { describe, expect, test } from '@jest/globals';
import { bigcommerce } from '../../../../adapters/bigcommerce/shop.ts';
import { noteTexts, problemText } from '../../../../src/views/merchant/problems.ts';

const { words } = bigcommerce;

describe('a problem, by its code', () => {
  test('a file that is something else: what it is, and what the shop wants instead', () => {
    expect(problemText(words, { code: 'pdf' })).toBe(
      `That is a PDF. I need the text file itself, not a print of it. ${words.wanted}`,
    );
  });

  test("a text: in the shop's own words", () => {
    expect(problemText(words, { code: 'missing_store' })).toBe(words.problems.missing_store);
  });

  test('pasted: with the advice to delete it, and no talk of files', () => {
    expect(problemText(words, { code: 'missing_store', facts: { pasted: true } })).toMatch(
      /API PATH is missing.*\n\nIf your message holds a real token, please delete it/s,
    );
    expect(problemText(words, { code: 'too_big', facts: { pasted: true } })).not.toContain('That file');
  });

  test('several files: each kind once, and once what is wanted', () => {
    const files = [
      { code: 'picture', count: 2 },
      { code: 'file_gone', count: 1 },
    ];
    const text = problemText(words, { code: 'several_files', facts: { files } });
    expect(text).toMatch(
      /^I looked at all 3 files, and none of them is the one I need:\n- That is a picture/,
    );
    expect(text).toContain('the text file itself. (2 files)\n- I came too late for that file');
    expect(text.split(words.wanted)).toHaveLength(2);
    const gone = { code: 'file_gone', facts: { files: [{ code: 'file_gone', count: 2 }] } };
    expect(problemText(words, gone)).not.toContain(words.wanted);
  });

  test.each(['of_another_release', 'constructor', ''])('no word for %j: what is wanted at least', (code) => {
    expect(problemText(words, { code })).toBe(words.wanted);
  });
});

test('remarks by their codes; sentences that were stored are shown as they are; what nobody knows is left out', () => {
  const stored = 'The access token looks a little different; I try it anyway.';
  expect(noteTexts(words, ['odd_token', 'pasted', stored, 'of_another_release'])).toEqual([
    words.notes.odd_token,
    expect.stringContaining('please delete your message'),
    stored,
  ]);
});
