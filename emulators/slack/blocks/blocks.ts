/**
 * The layout blocks this program may use, with the limits of Slack's Block Kit reference. Unknown
 * types and unknown keys are refused, as Slack refuses them.
 */
import { z } from 'zod';
import { accessory, actionElement, imageElement, inputElement } from './elements.ts';
import { imageSource, mrkdwn, oneSource, oneSourceMessage, plain, short, text } from './objects.ts';
import { richText } from './rich-text.ts';

const block_id = short(255).optional();

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    error: 'must define either `text` or `fields`',
  });

const image = z
  .strictObject({
    type: z.literal('image'),
    block_id,
    ...imageSource,
    alt_text: short(2000),
    title: plain(2000).optional(),
  })
  .refine(oneSource, { error: oneSourceMessage });

const contextElement = z.discriminatedUnion('type', [plain(3000), mrkdwn(3000), imageElement]);

/** One layout block. */
export const block = z.discriminatedUnion('type', [
  section,
  image,
  richText,
  z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(contextElement).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), block_id, elements: z.array(actionElement).min(1).max(25) }),
  z.strictObject({
    type: z.literal('input'),
    block_id,
    label: plain(2000),
    element: inputElement,
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
]);

export type Block = z.infer<typeof block>;

/** The blocks of one message: at most 50. */
export const messageBlocks = z.array(block).max(50);
