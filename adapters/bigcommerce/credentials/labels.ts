import { withoutEnd } from '../../../src/base/without-end.ts';
import { normalizeText } from '../../../src/credentials/document.ts';

/** What a labelled value in a credentials text can be. */
export type Label = 'token' | 'store' | 'clientId' | 'clientSecret' | 'name';

/**
 * Every way a label is written: in the downloaded file (`ACCESS TOKEN`), in JSON (`accessToken`), in
 * environment files (`BIGCOMMERCE_ACCESS_TOKEN`) and in request headers (`X-Auth-Token`).
 */
const LABEL =
  /(?:(?<token>(?:access|auth)[\s_-]?token)|(?<store>api[\s_-]?(?:path|url)|store[\s_-]?hash)|(?<clientId>client[\s_-]?id|(?<=x-)auth-client)|(?<clientSecret>client[\s_-]?secret)|(?<name>(?:client|account)[\s_-]?name|name))(?<close>["'`*]{0,3})(?:[^\S\n]*(?:=>|[:=])\s*[*]{0,2}\s*|(?<bare>[^\S\n]*\n\s*|\t+))/gi;

/** One labelled value, as it stands in the text but for quotes, brackets and what follows it. */
export interface Labelled {
  label: Label;
  value: string;
}

/**
 * Finds the labelled values in a text, in whatever order and layout: one a line, label and value on
 * lines of their own (as copied from the panel's pop-up), all on one line, JSON, or an environment file.
 * A value ends at the next label or at the end of its line. People name things as they like: where labels have
 * lines to themselves, what looks like one in the line of a name belongs to the name.
 */
export function readLabels(text: string): Labelled[] {
  const clean = normalizeText(text);
  const found = outsideNames(
    clean,
    [...clean.matchAll(LABEL)].filter((match) => isLabel(clean, match)),
  );
  return found.map((match, index) => ({
    label: labelOf(match),
    value: tidyValue(clean.slice(match.index + match[0].length, startOf(clean, found[index + 1]))),
  }));
}

/** The labels without those in the line of a name, where labels have lines of their own. */
function outsideNames(text: string, found: RegExpExecArray[]): RegExpExecArray[] {
  const lines = byLine(text, found);
  const heads = lines.map(({ start, matches: [first] }) =>
    /^[\s"'`*>{,-]*(export\s+)?$/i.test(text.slice(start, startOf(text, first))) ? first : undefined,
  );
  const labels = heads.filter((head) => head !== undefined).map(labelOf);
  if (!labels.includes('token') || !labels.includes('store')) return found;
  return lines.flatMap(({ matches }, index) => {
    const head = heads[index];
    return head && labelOf(head) === 'name' ? [head] : matches;
  });
}

/** What was found, line by line: the first of a line is the only one that may stand at its head. */
function byLine(
  text: string,
  found: RegExpExecArray[],
): { start: number; matches: [RegExpExecArray, ...RegExpExecArray[]] }[] {
  const lines: { start: number; end: number; matches: [RegExpExecArray, ...RegExpExecArray[]] }[] = [];
  for (const match of found) {
    const line = lines.at(-1);
    if (line && match.index <= line.end) {
      line.matches.push(match);
      continue;
    }
    const start = text.lastIndexOf('\n', match.index) + 1;
    const end = text.indexOf('\n', match.index);
    lines.push({ start, end: end < 0 ? text.length : end, matches: [match] });
  }
  return lines;
}

/** Where a label begins, with what is written in front of it: `BIGCOMMERCE_`, `X-`. */
function startOf(text: string, match: RegExpMatchArray | undefined): number | undefined {
  if (match?.index === undefined) return undefined;
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  return match.index - (/(?:\b[a-z]+[_-])+$/i.exec(before)?.[0].length ?? 0);
}

/** A value without what surrounds it: quotes, brackets, a chat program's link marks, list punctuation. */
export function tidyValue(raw: string): string {
  const line = raw.trim().split('\n')[0] ?? '';
  const quoted = /^(["'`])(.*?)\1/.exec(line)?.[2];
  let value = (quoted ?? line).trim();
  for (let before = ''; before !== value; ) {
    before = value;
    value = value
      .replace(/^["'`*]+/, '')
      .replace(/^\{\{?([^{}]*)\}?\}$|^<([^<>]*)>$|^\[([^[\]]*)\]$|^\(([^()]*)\)$/, '$1$2$3$4')
      .trim();
    value = withoutEnd(value, `"'\`*,;`).trim();
  }
  return value;
}

function labelOf({ groups }: RegExpMatchArray): Label {
  const label = LABELS.find((name) => groups?.[name] !== undefined);
  if (!label) throw new Error('a label without a name');
  return label;
}

const LABELS: Label[] = ['token', 'store', 'clientId', 'clientSecret', 'name'];

function isLabel(text: string, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 40), start);
  const written = (match[0] ?? '').replace(/[^a-z].*$/is, '');
  // Without a colon it is a label only if it has its line to itself, as in the panel's pop-up.
  if (match.groups?.bare !== undefined && !/(^|\n)[\s"'`*]*$/.test(before)) return false;
  // Inside a word it is one only where the line breaks were lost: "…3d4e5fCLIENT ID: …".
  return !/[a-z0-9]$/i.test(before) || (/[a-z0-9]$/.test(before) && written === written.toUpperCase());
}
