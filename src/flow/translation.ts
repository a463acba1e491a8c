import { z } from 'zod';
import { ANSWERED } from './answered.ts';
import type { Flow } from './flow.ts';
import { choiceSchema, type Step, stepSchema } from './schema.ts';
import { type Finding, wordsInBraces } from './validate.ts';

const { heading, text, copy, picture, done, stuck, different, pm, waits, checklist } = stepSchema.shape;

/** What is said at one step, in another language: a key for each that the guide has there, and no other. */
const stepWordsSchema = z.strictObject({
  heading,
  text: text.optional(),
  copy,
  /** What the picture shows. */
  alt: picture.unwrap().shape.alt.optional(),
  checklist,
  done,
  /** By the id of the choice. */
  choices: z.record(z.string(), choiceSchema.pick({ label: true, words: true })).default({}),
  stuck,
  different,
  pm,
  waits,
});

/** A guide's words in another language, `de.yml` beside its `flow.yml`. */
export const translationSchema = z.strictObject({
  title: z.string().trim().min(1).max(80),
  answers: z.partialRecord(z.enum(ANSWERED), z.strictObject({ text })).default({}),
  /** By the id of the step. */
  steps: z.record(z.string(), stepWordsSchema),
});

type Translation = z.infer<typeof translationSchema>;
type StepWords = z.infer<typeof stepWordsSchema>;

const WORDS = ['heading', 'text', 'copy', 'checklist', 'done', 'stuck', 'different', 'pm', 'waits'] as const;

/** Where a translation says more or less than the guide. */
export function compare(
  { steps, answers }: Pick<Flow, 'steps' | 'answers'>,
  translation: Translation,
): Finding[] {
  const spoken = Object.entries(answers).flatMap(([name, answer]) => ('text' in answer ? [name] : []));
  return [
    ...unlike(spoken, Object.keys(translation.answers), ['answers']),
    ...unlike(
      steps.map(({ id }) => id),
      Object.keys(translation.steps),
      ['steps'],
    ),
    ...steps.flatMap((step) => {
      const words = translation.steps[step.id];
      return words ? compareStep(step, words) : [];
    }),
    ...wordsInBraces(translation, []),
  ];
}

function compareStep(step: Step, words: StepWords): Finding[] {
  const path = ['steps', step.id];
  const said = [...WORDS.filter((key) => step[key] !== undefined), ...(step.picture ? ['alt'] : [])];
  const translated = [...WORDS, 'alt' as const].filter((key) => words[key] !== undefined);
  const lines = step.checklist?.length;
  const isUneven = lines !== undefined && words.checklist && words.checklist.length !== lines;
  return [
    ...unlike(said, translated, path),
    ...unlike(
      step.choices.map(({ id }) => id),
      Object.keys(words.choices),
      [...path, 'choices'],
    ),
    ...(isUneven
      ? [{ path: [...path, 'checklist'], message: `must have ${lines} entries, as in flow.yml` }]
      : []),
  ];
}

function unlike(wanted: string[], found: string[], path: string[]): Finding[] {
  const missing = wanted.filter((name) => !found.includes(name));
  const strange = found.filter((name) => !wanted.includes(name));
  return [
    ...missing.map((name) => ({ path, message: `"${name}" is missing` })),
    ...strange.map((name) => ({ path: [...path, name], message: 'is not in flow.yml' })),
  ];
}

/** The guide in the words of a translation that says as much. What people may type for a choice stays understood. */
export function translate(flow: Flow, { title, answers, steps }: Translation): Flow {
  return {
    ...flow,
    title,
    answers: { ...flow.answers, ...answers },
    steps: flow.steps.map((step) => {
      const words = steps[step.id];
      return words ? translateStep(step, words) : step;
    }),
  };
}

function translateStep(step: Step, { alt, choices, text = step.text, ...words }: StepWords): Step {
  return {
    ...step,
    ...words,
    text,
    ...(step.picture && alt !== undefined ? { picture: { ...step.picture, alt } } : {}),
    choices: step.choices.map((choice) => {
      const own = choices[choice.id];
      if (!own) return choice;
      return { ...choice, label: own.label, words: [...choice.words, choice.label, ...own.words] };
    }),
  };
}
