import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type FlowFile, type Step, TEMPLATE_WORDS } from './schema.ts';

/** A mistake, and where in the file's tree it stands: `['steps', 3, 'next']`. */
export interface Finding {
  path: readonly PropertyKey[];
  message: string;
}

/**
 * What the schema can't see: ids that clash, buttons that lead nowhere, steps nobody reaches or
 * leaves, pictures that are missing, words in braces that nobody fills.
 */
export function validateFlow(flow: FlowFile, folder: string): Finding[] {
  const clashes = clashingIds(flow.steps);
  return [
    ...clashes,
    // Where names are ambiguous, so are the ways between them.
    ...(clashes.length > 0 ? [] : brokenLinks(flow)),
    ...misplacedCollect(flow),
    ...flow.steps.flatMap((step, index) => stepFindings(step, ['steps', index], folder)),
    ...wordsInBraces(flow.answers, ['answers']),
  ];
}

function clashingIds(steps: readonly Step[]): Finding[] {
  const taken = new Map<string, number>();
  return steps.flatMap((step, index) =>
    [step.id, ...step.formerly].flatMap((name, at) => {
      const before = taken.get(name);
      taken.set(name, before ?? index);
      if (before === undefined) return [];
      const path = ['steps', index, ...(at === 0 ? ['id'] : ['formerly', at - 1])];
      return [{ path, message: `"${name}" is taken by steps[${before}] already; choose another` }];
    }),
  );
}

interface Link {
  from: number;
  to: string;
  path: PropertyKey[];
}

/** Every way from one step to another: its choices, and *done*. */
function linksOf(steps: readonly Step[]): Link[] {
  return steps.flatMap((step, from) => {
    const links: Link[] = step.choices.map(({ go }, at) => ({
      from,
      to: go,
      path: ['steps', from, 'choices', at, 'go'],
    }));
    const following = step.next ?? steps[from + 1]?.id;
    if (step.next !== undefined) links.push({ from, to: step.next, path: ['steps', from, 'next'] });
    else if (step.done !== undefined && following !== undefined) {
      links.push({ from, to: following, path: ['steps', from, 'done'] });
    }
    return links;
  });
}

function brokenLinks({ steps, redo, login, answers, shop }: FlowFile): Finding[] {
  const indexOf = (id: string): number => {
    const index = steps.findIndex((step) => step.id === id);
    return index < 0 ? steps.findIndex(({ formerly }) => formerly.includes(id)) : index;
  };
  const unknown = (id: string) =>
    `there is no step "${id}"; there are ${steps.map((step) => step.id).join(', ')}`;
  const findings: Finding[] = [];
  const again = Object.entries({ redo, login }).flatMap(([key, id]) =>
    id === undefined ? [] : [{ key, id }],
  );
  for (const { key, id } of again) if (indexOf(id) < 0) findings.push({ path: [key], message: unknown(id) });

  const taken = Object.entries(answers).flatMap(([name, answer]) =>
    'go' in answer ? [{ to: answer.go, path: ['answers', name, 'go'] }] : [],
  );
  for (const { to, path } of taken) if (indexOf(to) < 0) findings.push({ path, message: unknown(to) });

  const links = linksOf(steps);
  const edges: [from: number, to: number][] = [];
  const last = steps.length - 1;
  if (steps[last]?.done !== undefined && steps[last]?.next === undefined) {
    const message = 'leads nowhere, for there is no step below; give it a "next"';
    findings.push({ path: ['steps', last, 'done'], message });
  }
  for (const { from, to, path } of links) {
    if (indexOf(to) < 0) findings.push({ path, message: unknown(to) });
    else edges.push([from, indexOf(to)]);
  }
  // Where the ways are wrong already, what they reach would only repeat it.
  if (findings.length > 0) return findings;

  const starts = [0, ...again.map(({ id }) => indexOf(id)), ...taken.map(({ to }) => indexOf(to))];
  const reached = reachable(starts, edges);
  const ends = [...steps.keys()].filter((index) => steps[index]?.collect || isEnd(steps[index], shop));
  const leading = reachable(
    ends,
    edges.map(([from, to]) => [to, from]),
  );
  steps.forEach((step, index) => {
    const path = ['steps', index, 'id'];
    if (!reached.has(index)) {
      findings.push({ path, message: `nothing leads to "${step.id}"; give a choice or a "next" that does` });
    } else if (ends.length > 0 && !leading.has(index)) {
      findings.push({
        path,
        message: `nobody gets from "${step.id}" to the end; give it a done or a choice`,
      });
    }
  });
  return findings;
}

/** A guide that collects nothing ends at a step with neither *done* nor choices. */
function isEnd(step: Step | undefined, shop: FlowFile['shop']): boolean {
  return shop === undefined && step?.done === undefined && step?.choices.length === 0;
}

function reachable(starts: readonly number[], edges: readonly (readonly [number, number])[]): Set<number> {
  const reached = new Set(starts);
  // Sets may grow while they are walked: each index is visited once.
  for (const index of reached) for (const [from, to] of edges) if (from === index) reached.add(to);
  return reached;
}

function misplacedCollect({ steps, shop }: FlowFile): Finding[] {
  const collecting = [...steps.keys()].filter((index) => steps[index]?.collect);
  if (shop !== undefined && collecting.length === 0) {
    return [{ path: ['shop'], message: 'needs a step with "collect: true" that waits for the credentials' }];
  }
  const tooMany = shop === undefined ? collecting : collecting.slice(1);
  const message = shop === undefined ? 'needs "shop" at the top of the file' : 'only one step may collect';
  return tooMany.map((index) => ({ path: ['steps', index, 'collect'], message }));
}

function stepFindings(step: Step, path: readonly PropertyKey[], folder: string): Finding[] {
  const findings: Finding[] = [];
  step.choices.forEach(({ id }, at) => {
    if (step.choices.findIndex((other) => other.id === id) < at) {
      findings.push({ path: [...path, 'choices', at, 'id'], message: `"${id}" is there twice in this step` });
    }
  });
  if (step.next !== undefined && step.done === undefined) {
    findings.push({ path: [...path, 'next'], message: 'needs a "done" label for its button' });
  }
  if (step.picture) {
    const file = join(folder, step.picture.file);
    const message = relative(folder, file).startsWith('..')
      ? 'must be inside the folder of the flow'
      : `there is no file ${step.picture.file} in the folder of the flow`;
    if (message.startsWith('must') || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      findings.push({ path: [...path, 'picture', 'file'], message });
    }
  }
  return [...findings, ...wordsInBraces(step, path)];
}

const FILLABLE = TEMPLATE_WORDS.map((word) => `{${word}}`).join(', ');

/** Words in braces that nobody fills, anywhere below; button labels are never filled. */
export function wordsInBraces(value: unknown, path: readonly PropertyKey[]): Finding[] {
  if (typeof value === 'string') {
    const known = path.includes('choices') || path.at(-1) === 'done' ? [] : TEMPLATE_WORDS;
    return [...value.matchAll(/\{([^{}\n]*)\}/g)]
      .filter(([, word]) => !known.some((one) => one === word))
      .map(([whole]) => ({
        path,
        message:
          known.length === 0
            ? `${whole} can't be used on a button; write the words themselves`
            : `${whole} is not a word I can fill; there are ${FILLABLE}`,
      }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    wordsInBraces(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
