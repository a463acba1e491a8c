import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Flow } from './flow.ts';
import { type FlowFile, flowFileSchema, TEMPLATE_WORDS } from './schema.ts';

/** One mistake in a flow folder. `line` counts from 1; 0 when it belongs to no line. */
export interface FlowMistake {
  file: string;
  line: number;
  message: string;
}

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
 * Reads and validates one flow folder.
 * @throws FlowError naming every mistake with file and line.
 */
export function loadFlow(folder: string): Flow {
  const file = join(folder, 'flow.yml');
  const lines = new LineCounter();
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    throw new FlowError([{ file, line: 0, message: 'can not be read; a flow folder needs a flow.yml' }]);
  }
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new FlowError(
      document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.message,
      })),
    );
  }

  /** The line of the deepest part of `path` that stands in the file. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 0;
  };
  const mistake = (path: readonly PropertyKey[], message: string): FlowMistake => ({
    file,
    line: lineOf(path),
    message: `${formatPath(path)}${message}`,
  });

  const parsed = flowFileSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    throw new FlowError(
      parsed.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys'
          ? mistake(
              [...issue.path, issue.keys[0] ?? ''],
              `is not a key I know (unknown: ${issue.keys.join(', ')})`,
            )
          : mistake(issue.path, issue.message),
      ),
    );
  }
  const mistakes = checkMeaning(parsed.data, folder).map(({ path, message }) => mistake(path, message));
  if (mistakes.length > 0) throw new FlowError(mistakes);
  const { title, shop, redo, steps } = parsed.data;
  return { name: basename(folder), title, shop, redo, folder, steps };
}

interface Finding {
  path: PropertyKey[];
  message: string;
}

/** What the schema can't see: ids that clash, buttons that lead nowhere, steps nobody reaches. */
function checkMeaning({ steps, shop, redo }: FlowFile, folder: string): Finding[] {
  const findings: Finding[] = [];
  const ids = new Map<string, number>();
  steps.forEach((step, index) => {
    for (const [name, path] of [
      [step.id, ['steps', index, 'id']] as const,
      ...step.formerly.map((former, at) => [former, ['steps', index, 'formerly', at]] as const),
    ]) {
      if (ids.has(name)) findings.push({ path: [...path], message: `"${name}" is taken by another step` });
      else ids.set(name, index);
    }
  });

  const reached = new Set<number>([0]);
  const queue = [0];
  const visit = (target: string, path: PropertyKey[]) => {
    const index = ids.get(target);
    if (index === undefined) findings.push({ path, message: `there is no step "${target}"` });
    else if (!reached.has(index)) {
      reached.add(index);
      queue.push(index);
    }
  };
  for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
    const step = steps[index];
    if (!step) continue;
    step.choices.forEach((choice, at) => {
      visit(choice.go, ['steps', index, 'choices', at, 'go']);
    });
    if (step.done === undefined) continue;
    const following = step.next ?? steps[index + 1]?.id;
    if (following === undefined) {
      findings.push({ path: ['steps', index, 'done'], message: 'the last step has no step after it' });
    } else visit(following, ['steps', index, step.next === undefined ? 'done' : 'next']);
  }

  steps.forEach((step, index) => {
    if (!reached.has(index))
      findings.push({ path: ['steps', index, 'id'], message: `nothing leads to "${step.id}"` });
    const labels = step.choices.map((choice) => choice.id);
    labels.forEach((choice, at) => {
      if (labels.indexOf(choice) !== at) {
        findings.push({ path: ['steps', index, 'choices', at, 'id'], message: `"${choice}" is there twice` });
      }
    });
    if (step.next !== undefined && step.done === undefined) {
      findings.push({ path: ['steps', index, 'next'], message: 'needs a "done" label for its button' });
    }
    if (step.done === undefined && step.choices.length === 0 && !step.collect) {
      findings.push({
        path: ['steps', index],
        message: `nobody could leave "${step.id}": it needs done, choices or collect`,
      });
    }
    if (step.picture && !existsSync(join(folder, step.picture.file))) {
      findings.push({
        path: ['steps', index, 'picture', 'file'],
        message: `there is no file ${step.picture.file}`,
      });
    }
    findings.push(...unknownWords(step, ['steps', index]));
  });

  if (redo !== undefined && !ids.has(redo)) findings.push({ path: ['redo'], message: `there is no step "${redo}"` });
  const collecting = steps.filter((step) => step.collect);
  if (collecting.length > 1)
    findings.push({
      path: ['steps', steps.indexOf(collecting[1] as (typeof steps)[0]), 'collect'],
      message: 'only one step may collect',
    });
  if (shop !== undefined && collecting.length === 0) {
    findings.push({
      path: ['shop'],
      message: 'needs a step with "collect: true" that waits for the credentials',
    });
  }
  if (shop === undefined && collecting.length > 0) {
    findings.push({
      path: ['steps', steps.indexOf(collecting[0] as (typeof steps)[0]), 'collect'],
      message: 'needs "shop" at the top of the file',
    });
  }
  return findings;
}

/** Words in braces that nobody fills, anywhere below a step. */
function unknownWords(value: unknown, path: PropertyKey[]): Finding[] {
  if (typeof value === 'string') {
    return [...value.matchAll(/\{([^}\s]*)\}/g)]
      .filter(([, word]) => !(TEMPLATE_WORDS as readonly string[]).includes(word ?? ''))
      .map(([whole]) => ({
        path,
        message: `${whole} is not a word I can fill (${TEMPLATE_WORDS.map((word) => `{${word}}`).join(', ')})`,
      }));
  }
  if (Array.isArray(value)) return value.flatMap((part, index) => unknownWords(part, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, part]) => unknownWords(part, [...path, key]));
  }
  return [];
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
