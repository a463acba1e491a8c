import { z } from 'zod';
import { parseChannelKey } from '../../chat/address.ts';
import { oneLine } from '../../chat/text.ts';

const CHANNEL = /^(slack:[CG][A-Z0-9]{2,}|teams:19:[^\s,]+@thread\.(tacv2|skype))$/;

/** What may be asked for. `flows`: the guides there are. */
export function startSchema(flows: readonly string[]) {
  return z.strictObject({
    customer: z
      .string()
      .max(200)
      .transform(oneLine)
      .pipe(z.string().min(1).max(80))
      .describe("What the merchant's company is called."),
    channel: z
      .string()
      .max(200)
      .regex(CHANNEL, 'must be a channel, such as slack:C0123456789 or teams:19:abc@thread.tacv2')
      .transform((key) => parseChannelKey(key) ?? z.NEVER)
      .describe("The project managers' channel, in which the app is: its card and alerts will be there."),
    guide: z.enum(flows).optional().describe('The guide to walk through. Default: the one for everybody.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language tag, such as en or de-CH')
      .optional()
      .describe('The language to write to the merchant in.'),
    promised: z.iso.date().optional().describe('The day by which the credentials were promised.'),
    owner: z
      .string()
      .regex(
        /^[\w.:@|-]{1,200}$/,
        "must be a person's id on the platform of the channel, such as U0123456789",
      )
      .optional()
      .describe("Who looks after it: a person's id on the platform of the channel."),
  });
}

/** What was started. */
export const startedSchema = z.object({
  id: z.string(),
  link: z
    .string()
    .nullable()
    .describe('For the merchant. Null without a public address (PUBLIC_URL): the code has to be typed then.'),
  code: z.string().describe('What the merchant may write to the app instead of opening the link.'),
});

/** Where an onboarding stands. */
const stateSchema = z.enum([
  ...(['invited', 'expired', 'withdrawn', 'going_through_steps', 'checking'] as const),
  ...([
    'verified',
    'wrong_store',
    'needs_changes',
    'invalid',
    'unreachable',
    'handed_over',
    'stalled',
    'stopped',
  ] as const),
]);

export const itemSchema = z.object({
  id: z.string(),
  customer: z.string().nullable().describe('Null: they came uninvited.'),
  state: stateSchema,
  since: z.iso.datetime().describe('Since when it stands there.'),
  guide: z.string(),
  step: z.string().nullable().describe('The id of the step, while the merchant goes through the guide.'),
  channel: z.string().nullable(),
  language: z.string().nullable(),
  promised: z.string().nullable(),
  owner: z.string().nullable(),
  merchant: z
    .object({ platform: z.enum(['slack', 'teams']), id: z.string(), name: z.string().nullable() })
    .nullable()
    .describe('Null: nobody has come yet.'),
  store: z
    .object({ id: z.string(), name: z.string().nullable() })
    .nullable()
    .describe('The store that the newest credentials belong to, once they were checked.'),
  started: z.iso
    .datetime()
    .describe('When it was started or, without an invitation, when the merchant came.'),
  expires: z.iso.datetime().nullable().describe('While invited: when the code ends.'),
});
export type Item = z.infer<typeof itemSchema>;

export const listSchema = z.object({ items: z.array(itemSchema) });

export const errorSchema = z.object({
  error: z.enum([
    ...(['unauthorized', 'not_found', 'invalid_json', 'invalid_request', 'too_large'] as const),
    ...(['invalid_idempotency_key', 'idempotency_conflict'] as const),
  ]),
  message: z.string(),
  issues: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type ApiError = z.infer<typeof errorSchema>;
