/** Composition objects: the small parts blocks are made of, with Slack's documented limits. */
import { z } from 'zod';

/** A string of 1 to `max` characters, as nearly every text of Block Kit is. */
export const short = (max: number) => z.string().min(1).max(max);

/** A `plain_text` object of at most `max` characters. */
export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: short(max), emoji: z.boolean().optional() });

/** A `mrkdwn` object of at most `max` characters. */
export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: short(max), verbatim: z.boolean().optional() });

/** Either kind of text object, where Slack takes both. */
export const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

/** The dialog asked before an element acts. */
export const confirm = z.strictObject({
  title: plain(100),
  text: text(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

/** One choice of a menu or a list of checkboxes. */
export const option = z.strictObject({
  text: text(75),
  value: short(150),
  description: text(75).optional(),
  url: z.url().max(3000).optional(),
});

/** Where a picture comes from: exactly one of a public https address and a file of this workspace. */
export const imageSource = {
  image_url: z
    .url({ protocol: /^https$/, error: 'invalid url, https required' })
    .max(3000)
    .optional(),
  slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
};

/** Says whether exactly one picture source is given; used to refine what spreads `imageSource`. */
export const oneSource = (picture: { image_url?: unknown; slack_file?: unknown }) =>
  (picture.image_url === undefined) !== (picture.slack_file === undefined);

export const oneSourceMessage = 'must define either `image_url` or `slack_file`';
