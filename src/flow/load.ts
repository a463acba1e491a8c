import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { FIRST_LANGUAGE, LANGUAGES, type Language, languageOf } from '../base/language.ts';
import { FLOWS } from '../base/paths.ts';
import type { Flow, FlowMistake } from './flow.ts';
import { type FlowFile, flowFileSchemaFor } from './schema.ts';
import { compare, translate, translationSchema } from './translation.ts';
import { type Finding, validateFlow } from './validate.ts';

/** A flow folder that can't be used; `message` lists every mistake with file and line. */
export class FlowError extends Error {
  override readonly name = 'FlowError';
  readonly mistakes: FlowMistake[];

  constructor(mistakes: FlowMistake[]) {
    super(mistakes.map(formatMistake).join('\n'));
    this.mistakes = mistakes;
  }
}

/** `flows/bigcommerce/flow.yml:12: steps[3].go: there is no step "savee"` */
export function formatMistake({ file, line, message }: FlowMistake): string {
  return `${relative(process.cwd(), file) || file}${line > 0 ? `:${line}` : ''}: ${message}`;
}

/** The folders below `root` that hold a flow; `root` itself when it is one. */
export function flowFolders(root: string): string[] {
  if (existsSync(join(root, 'flow.yml'))) return [resolve(root)];
  if (!existsSync(root) || !statSync(root).isDirectory()) return [];
  return readdirSync(root)
    .sort()
    .map((name) => resolve(root, name))
    .filter((folder) => existsSync(join(folder, 'flow.yml')));
}

/**
 * Reads every flow folder below `root` (the project's own flows when left out): those that are sound, and
 * every mistake in the others. `shops` are the names a flow may give its shop.
 */
export function readFlows(
  shops: readonly string[],
  root: string = FLOWS,
): { flows: Flow[]; mistakes: FlowMistake[] } {
  const flows: Flow[] = [];
  const mistakes: FlowMistake[] = [];
  for (const folder of flowFolders(root)) {
    try {
      flows.push(loadFlow(folder, shops));
    } catch (error) {
      if (!(error instanceof FlowError)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  if (flows.length + mistakes.length === 0)
    mistakes.push({
      file: root,
      line: 0,
      message: 'there is no flow here; a flow is a folder with a flow.yml',
    });
  return { flows, mistakes };
}

/**
 * Reads and validates one flow folder. `shops` are the names it may give its shop.
 * @throws FlowError naming every mistake with file and line.
 */
export function loadFlow(folder: string, shops: readonly string[]): Flow {
  const check = (content: FlowFile) => validateFlow(content, folder);
  const file = readChecked(join(folder, 'flow.yml'), flowFileSchemaFor(shops), check);
  const { title, shop, redo, login, answers, steps } = file;
  const flow: Flow = { name: basename(resolve(folder)), title, shop, redo, login, answers, steps, folder };
  return { ...flow, ...readTranslations(folder, flow) };
}

/** The guide in other languages. One that says less, or more, than the guide is left out: nobody reads half of it. */
function readTranslations(folder: string, flow: Flow): Pick<Flow, 'translations' | 'mistranslated'> {
  const translations: Partial<Record<Language, Flow>> = {};
  const mistranslated: FlowMistake[] = [];
  for (const name of readdirSync(folder).filter((file) => /^[a-z]{2}\.yml$/.test(file))) {
    try {
      translations[languageOfFile(folder, name)] = translationIn(folder, name, flow);
    } catch (error) {
      if (!(error instanceof FlowError)) throw error;
      mistranslated.push(...error.mistakes);
    }
  }
  return {
    ...(Object.keys(translations).length > 0 && { translations }),
    ...(mistranslated.length > 0 && { mistranslated }),
  };
}

function languageOfFile(folder: string, name: string): Language {
  const language = languageOf(name.slice(0, 2));
  if (language && language !== FIRST_LANGUAGE) return language;
  const others = LANGUAGES.filter((one) => one !== FIRST_LANGUAGE).map((one) => `${one}.yml`);
  const message =
    language === FIRST_LANGUAGE
      ? 'is not needed: flow.yml is in English'
      : `is of no language I speak; there are ${others.join(', ')}`;
  throw new FlowError([{ file: join(folder, name), line: 0, message }]);
}

function translationIn(folder: string, name: string, flow: Flow): Flow {
  const check = (content: z.infer<typeof translationSchema>) => compare(flow, content);
  return translate(flow, readChecked(join(folder, name), translationSchema, check));
}

/** A file of a flow folder, if neither its schema nor `check` has anything against it. */
function readChecked<Content>(
  file: string,
  schema: z.ZodType<Content>,
  check: (content: Content) => Finding[],
): Content {
  const { document, lines, content } = parseFile(file);
  const parsed = schema.safeParse(content ?? {});
  const findings = parsed.success ? check(parsed.data) : parsed.error.issues.flatMap(findingsOf);
  if (parsed.success && findings.length === 0) return parsed.data;
  throw new FlowError(
    findings.map(({ path, message }) => ({
      file,
      line: lineOf(document, lines, path),
      message: `${formatPath(path)}${message}`,
    })),
  );
}

function parseFile(file: string): { document: Document; lines: LineCounter; content: unknown } {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    throw new FlowError([{ file, line: 0, message: "can't be read; a flow folder needs a flow.yml" }]);
  }
  const tooDeep = tooDeepAt(source);
  if (tooDeep > 0)
    throw new FlowError([{ file, line: tooDeep, message: 'goes far too deep, one in the other' }]);
  const lines = new LineCounter();
  const fail = (mistakes: Misread[]): never => {
    throw new FlowError(
      mistakes.map(({ offset, message }) => ({ file, line: lines.linePos(offset).line, message })),
    );
  };
  const document = parseDocument(source, { lineCounter: lines, logLevel: 'error' });
  const aliases = aliasesIn(document);
  const mistakes = [...misreadIn(document, source), ...aliases.filter(({ isKnown }) => !isKnown)];
  if (mistakes.length > 0) return fail(mistakes);
  try {
    return { document, lines, content: document.toJS() };
  } catch {
    // A few lines of references to references can stand for more than fits into memory.
    const message = 'refers (*) to far too much; write it out instead';
    return fail([{ offset: aliases.at(-1)?.offset ?? 0, message }]);
  }
}

/** Deeper than anybody writes. The parser recurses, and not every end of the stack is an error that can be caught. */
const DEEPEST = 100;

/** The first line on which there is more in one another than that, counted from 1; 0: none. */
function tooDeepAt(source: string): number {
  let depth = 0;
  const isTooDeep = (line: string) => {
    for (const sign of line) {
      if ('[{'.includes(sign)) depth++;
      else if (']}'.includes(sign)) depth = Math.max(0, depth - 1);
      if (depth > DEEPEST) return true;
    }
    // What lies deeper begins further to the right.
    return /\S/.test(line) && line.search(/[^\s?-]|$/) > 2 * DEEPEST;
  };
  return source.split('\n').findIndex(isTooDeep) + 1;
}

/** A mistake at a place in a file. */
interface Misread {
  offset: number;
  message: string;
}

function misreadIn(document: Document, source: string): Misread[] {
  const mistakes = document.errors.map(({ pos, message }) => ({
    offset: pos[0],
    message: `is not valid YAML: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`,
  }));
  const unreadable = source.indexOf('\uFFFD');
  const message = "can't be read from here on; save it as UTF-8";
  return unreadable < 0 ? mistakes : [...mistakes, { offset: unreadable, message }];
}

/** Where a file refers to other parts of it, and whether they are there. */
function aliasesIn(document: Document): (Misread & { isKnown: boolean })[] {
  const found: (Misread & { isKnown: boolean })[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      found.push({
        offset: alias.range?.[0] ?? 0,
        isKnown: alias.resolve(document) !== undefined,
        message: `*${alias.source} has no &${alias.source} before it`,
      });
    },
  });
  return found;
}

/** What the schema found, in words for somebody who writes a guide. */
function findingsOf(issue: z.core.$ZodIssue): Finding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: 'is not a key I know; mistyped?',
      }));
    case 'invalid_type':
      return [
        {
          path: issue.path,
          message: issue.message.endsWith('received undefined')
            ? 'is missing'
            : `must be ${TYPES[issue.expected] ?? issue.expected}`,
        },
      ];
    case 'invalid_value':
      return [{ path: issue.path, message: `must be ${issue.values.join(' or ')}` }];
    case 'too_small':
      return [{ path: issue.path, message: 'must not be empty' }];
    case 'too_big':
      return [
        {
          path: issue.path,
          message: `must be shorter: ${issue.maximum} ${issue.origin === 'array' ? 'entries' : 'characters'} at most`,
        },
      ];
    default:
      return [{ path: issue.path, message: issue.message }];
  }
}

const TYPES: Partial<Record<string, string>> = {
  string: 'a text; put it in quotes if it looks like a number, or like yes or no',
  array: 'a list; start its lines with a dash',
  object: 'keys with values, like "title: My guide"',
  boolean: 'true or false',
};

/** The line of the key at `path`, or of the deepest part of it that stands in the file. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    const key = isMap(parent)
      ? parent.items.find(({ key }) => (isScalar(key) ? key.value : key) === name)?.key
      : undefined;
    const node = key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return isNode(document.contents) && document.contents.range
    ? lines.linePos(document.contents.range[0]).line
    : 1;
}

/** `steps[3].choices[0].go: ` */
function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '';
  const joined = path.reduce<string>(
    (soFar, part) =>
      typeof part === 'number' ? `${soFar}[${part}]` : soFar ? `${soFar}.${String(part)}` : String(part),
    '',
  );
  return `${joined}: `;
}
