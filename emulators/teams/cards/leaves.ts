/** The elements of a card that hold no others and ask nothing: text and pictures. */
import { z } from 'zod';
import { common, word } from './common.ts';

const color = word('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention').optional();
const typography = {
  text: z.string(),
  color,
  size: word('default', 'small', 'medium', 'large', 'extralarge').optional(),
  weight: word('default', 'lighter', 'bolder').optional(),
  isSubtle: z.boolean().optional(),
  fontType: word('default', 'monospace').optional(),
};
export const containerStyle = word(
  'default',
  'emphasis',
  'good',
  'attention',
  'warning',
  'accent',
).optional();

/** Pictures come from the web over https, from this machine (where the stand-in runs), or are part of the card. */
const pictureUrl = z
  .string()
  .regex(
    /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/]|data:image\/(png|jpe?g|gif|svg\+xml);base64,)/,
    'must be an https link or a data link of a picture',
  );

export const textBlock = z.object({
  type: z.literal('TextBlock'),
  ...common,
  ...typography,
  wrap: z.boolean().optional(),
  maxLines: z.number().optional(),
  style: word('default', 'heading', 'columnheader').optional(),
});
export const image = z.object({
  type: z.literal('Image'),
  ...common,
  url: pictureUrl,
  altText: z.string().optional(),
  size: word('auto', 'stretch', 'small', 'medium', 'large').optional(),
});
const textRun = z.union([z.string(), z.object({ type: z.literal('TextRun'), ...typography })]);
export const richTextBlock = z.object({
  type: z.literal('RichTextBlock'),
  ...common,
  inlines: z.array(textRun),
});
const fact = z.object({ title: z.string(), value: z.string() });
export const factSet = z.object({ type: z.literal('FactSet'), ...common, facts: z.array(fact).min(1) });
export const imageSet = z.object({ type: z.literal('ImageSet'), ...common, images: z.array(image) });

export type LeafElement = z.infer<
  typeof textBlock | typeof image | typeof richTextBlock | typeof factSet | typeof imageSet
>;
