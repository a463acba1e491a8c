/**
 * An Adaptive Card 1.5, as far as a bot's message uses it; from the schema reference at adaptivecards.io.
 * Properties not named here are let through, as Teams does. `Action.Execute` is left out: it asks for an
 * answer of its own, which this stand-in does not play.
 */
import { z } from 'zod';
import { common } from './common.ts';
import { choiceSet, type InputElement, textInput, toggle } from './inputs.ts';
import {
  containerStyle,
  factSet,
  image,
  imageSet,
  type LeafElement,
  richTextBlock,
  textBlock,
} from './leaves.ts';

/** The newest version Teams shows to everybody. */
const newest = [1, 5] as const;

export interface Card {
  type: 'AdaptiveCard';
  version?: string | undefined;
  body: CardElement[];
  actions: CardAction[];
}

export type CardAction =
  | z.infer<typeof submit | typeof openUrl | typeof toggleVisibility>
  | { type: 'Action.ShowCard'; title: string; card: Card };

interface Shown {
  isVisible?: boolean | undefined;
}
interface Nested {
  items: CardElement[];
}
export type CardElement =
  | LeafElement
  | InputElement
  | z.infer<typeof actionSet>
  | (Shown & { type: 'Container' } & Nested)
  | (Shown & { type: 'ColumnSet'; columns: (Shown & Nested)[] })
  | (Shown & { type: 'Table'; rows: { cells: Nested[] }[] });

const version = z
  .string()
  .regex(/^\d+\.\d+$/, 'must be a version such as 1.5')
  .refine(isSupported, { error: `Teams shows cards up to version ${newest.join('.')}` });

const button = {
  id: z.string().optional(),
  title: z.string().min(1),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  isEnabled: z.boolean().optional(),
};

const submit = z.object({
  type: z.literal('Action.Submit'),
  ...button,
  data: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  associatedInputs: z.enum(['auto', 'none']).optional(),
});
const openUrl = z.object({ type: z.literal('Action.OpenUrl'), ...button, url: z.url() });
const target = z.union([z.string(), z.object({ elementId: z.string(), isVisible: z.boolean().optional() })]);
const toggleVisibility = z.object({
  type: z.literal('Action.ToggleVisibility'),
  ...button,
  targetElements: z.array(target).min(1),
});
const showCard = z.object({
  type: z.literal('Action.ShowCard'),
  ...button,
  get card(): z.ZodType<Card> {
    return card;
  },
});

const action: z.ZodType<CardAction> = z.discriminatedUnion('type', [
  submit,
  openUrl,
  toggleVisibility,
  showCard,
]);
const actionSet = z.object({ type: z.literal('ActionSet'), ...common, actions: z.array(action).min(1) });

const container = z.object({
  type: z.literal('Container'),
  ...common,
  style: containerStyle,
  get items(): z.ZodArray<z.ZodType<CardElement>> {
    return z.array(element);
  },
});
const column = z.object({
  type: z.literal('Column').optional(),
  ...common,
  style: containerStyle,
  get items(): z.ZodDefault<z.ZodArray<z.ZodType<CardElement>>> {
    return z.array(element).default([]);
  },
});
const columnSet = z.object({ type: z.literal('ColumnSet'), ...common, columns: z.array(column).default([]) });
const cell = z.object({
  type: z.literal('TableCell').optional(),
  style: containerStyle,
  get items(): z.ZodArray<z.ZodType<CardElement>> {
    return z.array(element);
  },
});
const row = z.object({ type: z.literal('TableRow').optional(), cells: z.array(cell) });
const table = z.object({ type: z.literal('Table'), ...common, rows: z.array(row) });

const element: z.ZodType<CardElement> = z.discriminatedUnion('type', [
  textBlock,
  image,
  richTextBlock,
  factSet,
  imageSet,
  actionSet,
  textInput,
  choiceSet,
  toggle,
  container,
  columnSet,
  table,
]);

/** Also inside `Action.ShowCard`, where a version may be missing. */
export const card: z.ZodType<Card> = z.object({
  type: z.literal('AdaptiveCard'),
  version: version.optional(),
  get body() {
    return z.array(element).default([]);
  },
  get actions() {
    return z.array(action).default([]);
  },
});

function isSupported(given: string): boolean {
  const [major = 0, minor = 0] = given.split('.').map(Number);
  return major < newest[0] || (major === newest[0] && minor <= newest[1]);
}
