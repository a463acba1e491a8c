/**
 * Rows as CSV (RFC 4180, with line feeds). A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front: what people call themselves must not run in somebody's office.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\n`).join('');
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
