/** What a person can fill in on a card. */
import { z } from 'zod';
import { common, word } from './common.ts';

const input = {
  ...common,
  id: z.string().min(1),
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
  value: z.string().optional(),
};
export const textInput = z.object({
  type: z.literal('Input.Text'),
  ...input,
  placeholder: z.string().optional(),
  isMultiline: z.boolean().optional(),
  maxLength: z.number().optional(),
  regex: z.string().optional(),
  style: word('text', 'tel', 'url', 'email', 'password').optional(),
});
export const choiceSet = z.object({
  type: z.literal('Input.ChoiceSet'),
  ...input,
  choices: z.array(z.object({ title: z.string(), value: z.string() })).min(1),
  isMultiSelect: z.boolean().optional(),
  style: word('compact', 'expanded', 'filtered').optional(),
});
export const toggle = z.object({
  type: z.literal('Input.Toggle'),
  ...input,
  title: z.string(),
  valueOn: z.string().default('true'),
  valueOff: z.string().default('false'),
});

export type InputElement = z.infer<typeof textInput | typeof choiceSet | typeof toggle>;
