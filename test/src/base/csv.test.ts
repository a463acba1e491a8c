import { expect, test } from '@jest/globals';
import { csvOf } from '../../../src/base/csv.ts';

test('cells are quoted where they need to be', () => {
  expect(
    csvOf([
      ['a', 'b c', 'd,e'],
      ['say "hi"', 'two\nlines', ''],
    ]),
  ).toBe('a,b c,"d,e"\n"say ""hi""","two\nlines",\n');
});

test.each(['=1+1', '+49', '-1', '@SUM(A1)', '\t=1', '\r=1'])('no spreadsheet calculates %j', (cell) => {
  expect(csvOf([[cell]])).toContain(`'${cell}`);
});
