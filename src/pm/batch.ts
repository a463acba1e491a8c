import { createHash } from 'node:crypto';
import { type Language, languageOf } from '../base/language.ts';
import { oneLine } from '../chat/text.ts';

/** One of several that are started at once. */
export interface Row {
  customer: string;
  promised?: string;
  language?: Language;
}

/** What is wrong with a line, counted from 1. */
export interface WrongLine {
  line: number;
  why: 'tooLong' | 'twice' | 'noName';
}

export const MOST_ROWS = 50;
export const LONGEST_CUSTOMER = 80;
const LONGEST_TEXT = 10_000;

/** A day there is, as the API takes it. */
export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * Reads a list of customers, one to a line: the name and, after commas, semicolons or tabs, the promised day and the
 * language, in any order; as a spreadsheet copies or exports it. A name may hold commas itself.
 */
export function readRows(text: string): { rows: Row[]; wrong: WrongLine[] } {
  const rows: Row[] = [];
  const wrong: WrongLine[] = [];
  const taken = new Set<string>();
  const lines = text.slice(0, LONGEST_TEXT).split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (rows.length === 0 && /^"?(customer|name)"?\s*([,;\t]|$)/i.test(line)))
      continue;
    const row = readRow(line);
    const name = row.customer.toLowerCase();
    const why = name === '' ? 'noName' : [...name].length > LONGEST_CUSTOMER ? 'tooLong' : undefined;
    if (why) wrong.push({ line: index + 1, why });
    else if (taken.has(name)) wrong.push({ line: index + 1, why: 'twice' });
    else rows.push(row);
    taken.add(name);
  }
  return { rows, wrong };
}

function readRow(line: string): Row {
  const parts = line.split(/[,;\t]/).map((part) => oneLine(part.trim().replace(/^"|"$/g, '')));
  const row: Row = { customer: '' };
  for (let last = parts.at(-1); parts.length > 1 && last !== undefined; last = parts.at(-1)) {
    const language = last.length <= 5 ? languageOf(last) : undefined;
    if (isDay(last)) row.promised = last;
    else if (language) row.language = language;
    else if (last !== '') break;
    parts.pop();
  }
  return { ...row, customer: parts.join(', ') };
}

/** The same list is the same, whatever its blanks. */
export function nameOfRows(rows: readonly Row[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url');
}
