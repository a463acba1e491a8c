import type { Language } from '../base/language.ts';
import type { Answered } from './answered.ts';
import { type FlowFile, RESERVED_CHOICES, type Step, type TemplateWord } from './schema.ts';

/** One mistake in a flow folder. `line` counts from 1; 0 when it belongs to no line. */
export interface FlowMistake {
  file: string;
  line: number;
  message: string;
}

/** A guide that passed validation, with its questions answered fast. */
export interface Flow {
  /** The folder's name. */
  readonly name: string;
  readonly title: string;
  readonly shop: FlowFile['shop'];
  /** The id of the step where wrong credentials are made again. */
  readonly redo: FlowFile['redo'];
  /** The id of the step where they log in to their store. */
  readonly login: FlowFile['login'];
  /** Its own answers to what is asked anywhere. */
  readonly answers: FlowFile['answers'];
  /** Absolute path of the folder, for pictures. */
  readonly folder: string;
  readonly steps: readonly Step[];
  /** The same in other languages. */
  readonly translations?: Partial<Record<Language, Flow>>;
  /** Why others are left out. */
  readonly mistranslated?: readonly FlowMistake[];
}

/** The step a merchant starts at. */
export function firstStep(flow: Flow): Step {
  const first = flow.steps[0];
  if (!first) throw new Error(`the flow ${flow.name} has no steps`);
  return first;
}

/** A step by its id, or by an id it had formerly. */
export function findStep(flow: Flow, id: string): Step | undefined {
  return flow.steps.find((step) => step.id === id) ?? flow.steps.find((step) => step.formerly.includes(id));
}

/** The step that waits for the credentials, if the flow collects any. */
export function collectStep(flow: Flow): Step | undefined {
  return flow.steps.find((step) => step.collect);
}

/** Whether a button may have this id: the engine's own, or one of the guide's choices. */
export function isChoice(flow: Flow, id: string): boolean {
  return (
    RESERVED_CHOICES.some((own) => own === id) ||
    flow.steps.some(({ choices }) => choices.some((choice) => choice.id === id))
  );
}

/** The step that takes up something said anywhere, if the guide has one for that. */
export function stepFor(flow: Flow, said: Answered): Step | undefined {
  const answer = flow.answers[said];
  return answer && 'go' in answer ? findStep(flow, answer.go) : undefined;
}

/** Where *done* leads from a step; undefined at a step that only its choices (or credentials) leave. */
export function stepAfter(flow: Flow, step: Step): Step | undefined {
  if (step.done === undefined) return undefined;
  if (step.next !== undefined) return findStep(flow, step.next);
  return flow.steps[flow.steps.indexOf(step) + 1];
}

/** "Step 4 of 9", or undefined for a step that is not counted. */
export function stepNumber(flow: Flow, step: Step): { number: number; of: number } | undefined {
  const counted = flow.steps.filter((other) => other.counted);
  const index = counted.indexOf(step);
  return index < 0 ? undefined : { number: index + 1, of: counted.length };
}

/** Fills the words in braces, e.g. `{company}`. */
export function fillTemplate(text: string, words: Record<TemplateWord, string>): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, word: string) =>
    Object.hasOwn(words, word) ? words[word as TemplateWord] : whole,
  );
}
