/**
 * Finds regular expressions whose cost may grow faster than what they read, with recheck: `npm run check:expressions`.
 * Whoever writes one that meets what people write makes it linear; the few that are not, or that can't be told, stand
 * below with the reason why that does no harm.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { check } from 'recheck';
import { packageRoot } from '../src/base/paths.ts';

/** Whose expressions are looked at. */
const FOLDERS = ['src', 'adapters', 'playground'];
/** What takes longer to analyse is nothing that can be told. */
const PATIENCE_MS = 60_000;

/** Stands for one that is made at run time. */
const MADE = 'new RegExp(';
const MEASURED = 'nobody can tell; test/src/credentials/cost.test.ts measures it';
const SHORT = 'it reads 40 signs';
const PAGE = 'it is made of pieces; on the page everybody writes to themselves';

/** Those that are not looked at: the file, how the expression begins, and why that does no harm. */
const EXCEPTIONS: [file: string, start: string, reason: string][] = [
  ['adapters/bigcommerce/credentials/labels.ts', '(?:\\b[a-z]+[_-])+$', SHORT],
  ['adapters/bigcommerce/credentials/labels.ts', '(^|\\n)[\\s"\'`*]*$', SHORT],
  ['adapters/bigcommerce/credentials/parse.ts', '(?:https?:\\/\\/)?(?:api', MEASURED],
  ['src/chat/redact.ts', '\\beyJ', MEASURED],
  ['src/chat/spans.ts', MADE, 'each of its pieces is looked at, and what one may hold is bounded'],
  ['src/commands/uncaught.ts', '^ {4}at ', 'it reads 500 signs'],
  ['src/understanding/meanings.ts', '( (please|thanks|', 'it reads 1,000 signs'],
  [
    'src/understanding/when.ts',
    '\\b(\\d{1,2}|[a-z]+) (?:of )?(hours',
    'it is linear, which takes long to find out',
  ],
  ['playground/page/slack/mrkdwn.ts', MADE, PAGE],
  ['playground/page/teams/markdown.ts', MADE, PAGE],
];

interface Expression {
  file: string;
  source: string;
  flags: string;
}

/** Every expression in a TypeScript source, as the compiler sees them. */
function expressionsIn(file: string): Expression[] {
  const found: Expression[] = [];
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) visit(one);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
    const { type, pattern, flags, callee, ...rest } = part as Record<string, unknown>;
    if (type === 'RegExpLiteral') found.push({ file, source: String(pattern), flags: String(flags) });
    const isMade = type === 'NewExpression' || type === 'CallExpression';
    if (isMade && (callee as { value?: unknown }).value === 'RegExp')
      found.push({ file, source: MADE, flags: '' });
    for (const inner of Object.values({ callee, ...rest })) visit(inner);
  };
  const text = readFileSync(join(packageRoot, file), 'utf8');
  visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }).body);
  return found;
}

/** What is wrong with an expression; undefined: its cost grows with what it reads. */
async function faultOf({ source, flags }: Expression): Promise<string | undefined> {
  if (source === MADE) return 'is made at run time, and can not be looked at';
  const exact = await check(source, flags, { checker: 'automaton', timeout: PATIENCE_MS });
  // Nothing exact is known of what looks ahead or back: it is tried with many inputs.
  const isOdd = exact.status === 'unknown' && exact.error.kind === 'unsupported';
  const found = isOdd ? await check(source, flags, { checker: 'fuzz', timeout: PATIENCE_MS }) : exact;
  if (found.status === 'safe') return undefined;
  if (found.status === 'unknown') return `can not be told (${found.error.kind})`;
  return `is ${found.complexity.summary}, e.g. with ${found.attack.pattern.slice(0, 100)}`;
}

const files = execFileSync('git', ['ls-files', '--', ...FOLDERS], { cwd: packageRoot, encoding: 'utf8' });
const expressions = files
  .split('\n')
  .filter((file) => file.endsWith('.ts'))
  .flatMap(expressionsIn);
const excepts = ([file, start]: (typeof EXCEPTIONS)[number], one: Expression) =>
  one.file === file && one.source.startsWith(start);

const faults: string[] = [];
const known = new Map<string, Promise<string | undefined>>();
for (const one of expressions) {
  if (EXCEPTIONS.some((exception) => excepts(exception, one))) continue;
  const key = `${one.source}/${one.flags}`;
  const fault = await (known.get(key) ?? known.set(key, faultOf(one)).get(key));
  if (fault) faults.push(`${one.file}: /${one.source}/${one.flags} ${fault}`);
}
for (const exception of EXCEPTIONS) {
  if (!expressions.some((one) => excepts(exception, one)))
    faults.push(`${exception[0]}: there is no expression that begins with ${exception[1]}`);
}
console.log(`${expressions.length} expressions, ${EXCEPTIONS.length} exceptions, ${faults.length} faults`);
for (const fault of faults) console.log(fault);
if (faults.length > 0) process.exitCode = 1;
