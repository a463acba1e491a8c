import { z } from 'zod';
import { ANSWERED } from './answered.ts';

/** Button ids the engine uses itself; a flow's own choices may not take them. */
export const RESERVED_CHOICES = [
  'next',
  'back',
  'stuck',
  'different',
  'thanks',
  'pm',
  'form',
  'restart',
  'restart-yes',
  'status',
  'resume',
  'one-by-one',
  'all-at-once',
  'store-yes',
  'store-no',
  'store-ask',
  'again',
  'send',
  'pass-on',
  'colleague',
  'take-back',
  'no-file',
  'vouch-yes',
  'vouch-no',
  'vouch-unsure',
  'language-en',
  'language-de',
  'language-es',
] as const;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and dashes, starting with a letter')
  .max(40);
const line = z.string().trim().min(1).max(75, 'must fit on a button or one line: 75 characters at most');
const text = z.string().trim().min(1).max(2500);

export const choiceSchema = z.strictObject({
  id: id.refine(
    (value) => !(RESERVED_CHOICES as readonly string[]).includes(value),
    'is a name the engine uses itself',
  ),
  label: line,
  /** The step this button leads to. */
  go: id,
  style: z.enum(['primary', 'danger']).optional(),
  /** Other words a merchant may type for it. */
  words: z.array(z.string().trim().min(1)).default([]),
});

const checklistItemSchema = z.strictObject({
  /** The line in the list. */
  text: line,
  /** What to do, when the items are shown one at a time. */
  action: text,
});

export const stepSchema = z.strictObject({
  id,
  /** Ids this step had in earlier versions, so that merchants who stand there find it. */
  formerly: z.array(id).default([]),
  heading: line.optional(),
  /** What project managers read of somebody who stands here; the heading when left out. */
  pm: line.optional(),
  /** Whom the merchant waits for here, e.g. `the store owner`. */
  waits: line.optional(),
  text,
  /** Shown below the text, exactly as it is to be copied. */
  copy: z.string().trim().min(1).max(1500).optional(),
  picture: z
    .strictObject({
      /** Relative to the flow's folder. */
      file: z.string().regex(/\.(png|jpe?g|gif)$/i, 'must be a .png, .jpg or .gif: chats show nothing else'),
      alt: z.string().trim().min(1).max(1900),
    })
    .optional(),
  checklist: z.array(checklistItemSchema).min(1).optional(),
  /** The label of the button that goes on to the next step. */
  done: line.optional(),
  /** Where *done* leads; the next step in the file when left out. */
  next: id.optional(),
  choices: z.array(choiceSchema).max(5).default([]),
  /** The answer to *I'm stuck*. */
  stuck: text.optional(),
  /** The answer to *It looks different here*. */
  different: text.optional(),
  /** Whether a button hands it on to a colleague. */
  colleague: z.boolean().default(false),
  /** The step that waits for the credentials. */
  collect: z.boolean().default(false),
  /** Counted in "Step 4 of 9"; asides and the greeting are not. */
  counted: z.boolean().default(true),
});

/** What a guide says to something that is asked or said anywhere: words, or the step that takes it up. */
const answerSchema = z.union([z.strictObject({ text }), z.strictObject({ go: id })]);

/** `flow.yml`, as it stands in the file. */
export const flowFileSchema = z.strictObject({
  title: z.string().trim().min(1).max(80),
  /** Which of the shops checks the credentials, see `flowFileSchemaFor`. */
  shop: z.string().optional(),
  /** The step to go back to when credentials turn out wrong and have to be made again. */
  redo: id.optional(),
  /** The step where they log in to their store: whose credentials are another store's go back there. */
  login: id.optional(),
  /** Its own answers; the engine has one for each. */
  answers: z.partialRecord(z.enum(ANSWERED), answerSchema).default({}),
  steps: z.array(stepSchema).min(1),
});

/** The same, where these are all the shops there are. */
export function flowFileSchemaFor(shops: readonly string[]) {
  return flowFileSchema.extend({ shop: z.enum(shops).optional() });
}

export type FlowFile = z.infer<typeof flowFileSchema>;
export type Step = z.infer<typeof stepSchema>;

/** Words in braces that a flow's texts may use, e.g. `{company}`. */
export const TEMPLATE_WORDS = ['company', 'account_name'] as const;
export type TemplateWord = (typeof TEMPLATE_WORDS)[number];
