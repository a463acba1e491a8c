import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_CUSTOMER, readRows } from '../../../src/pm/batch.ts';

test.each([
  ['Acme Co', { customer: 'Acme Co' }],
  ['Acme, Inc., 2031-01-31', { customer: 'Acme, Inc.', promised: '2031-01-31' }],
  ['Brío\tes\t2031-02-01', { customer: 'Brío', promised: '2031-02-01', language: 'es' }],
  ['"Müller GmbH";2031-01-31;de-AT', { customer: 'Müller GmbH', promised: '2031-01-31', language: 'de' }],
  ['Acme,,', { customer: 'Acme' }],
  ['Ende 2031-13-01', { customer: 'Ende 2031-13-01' }],
  ['de', { customer: 'de' }],
])('the line %j', (line, row) => {
  expect(readRows(line)).toEqual({ rows: [row], wrong: [] });
});

test('a heading and empty lines are no customers', () => {
  const { rows } = readRows('Customer,Promised,Language\r\n\r\nAcme,2031-01-31\n\nBrío');
  expect(rows.map(({ customer }) => customer)).toEqual(['Acme', 'Brío']);
});

test('what is wrong is told by its line', () => {
  const long = 'x'.repeat(LONGEST_CUSTOMER + 1);
  expect(readRows(`Acme\n${long}\nacme\n,2031-01-31`).wrong).toEqual([
    { line: 2, why: 'tooLong' },
    { line: 3, why: 'twice' },
    { line: 4, why: 'noName' },
  ]);
});

test('any text is rows or wrong lines, each name once, and none too long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('Acme', 'Acme, de', '2031-01-31')), { maxLength: 30 }),
      (lines) => {
        const { rows } = readRows(lines.join('\n'));
        const names = rows.map(({ customer }) => customer.toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        for (const { customer } of rows) expect([...customer].length).toBeLessThanOrEqual(LONGEST_CUSTOMER);
      },
    ),
  );
});
