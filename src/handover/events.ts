import { z } from 'zod';
import { type ANNOUNCEMENTS, type Announcement, FLAWS } from '../state/announcement.ts';
import { WAYS } from '../state/onboarding.ts';

/** What a webhook says, published as `docs/webhooks.schema.json`. Receivers ignore fields that they do not know. */

const onboarding = z
  .object({
    id: z.string().describe('the onboarding: one merchant going through one guide'),
    flow: z.string().describe('the guide, e.g. bigcommerce'),
    customer: z.string().optional().describe('the name that the project manager gave'),
  })
  .describe('who it is about');
const submission = z.string().describe('one set of credentials received; others have other ids');
const timestamp = z
  .string()
  .meta({ format: 'date-time', description: 'when it happened, whenever it is delivered' });

type Type = (typeof ANNOUNCEMENTS)[number];

const event = <T extends Type, Shape extends z.ZodRawShape>(type: T, description: string, more: Shape) =>
  z
    .object({ type: z.literal(type), timestamp, data: z.object({ onboarding, ...more }) })
    .describe(description);

/** The thin events by type: they say that something happened, and hold no secret. */
const EVENTS = {
  'onboarding.started': event('onboarding.started', 'a merchant has begun', {}),
  'onboarding.stalled': event('onboarding.stalled', 'a merchant has not been heard of for long', {}),
  'onboarding.needs_changes': event('onboarding.needs_changes', 'credentials came that do not do', {
    submission,
    flaw: z.enum(FLAWS).describe('permissions are wrong, the shop refuses them, or it is the wrong store'),
    permissions: z.array(z.string()).optional().describe('the ids of the checks that failed'),
  }),
  'onboarding.verified': event('onboarding.verified', 'credentials came that work', { submission }),
  'onboarding.handed_over': event('onboarding.handed_over', 'the credentials have left Usher', {
    submission,
    way: z.enum(WAYS).describe('how they left'),
  }),
  'onboarding.stopped': event('onboarding.stopped', 'it was ended before credentials were handed over', {}),
} satisfies Record<Type, z.ZodType>;

/** The event that brings the credentials. */
const credentials = z
  .object({
    type: z.literal('credentials.handed_over'),
    timestamp,
    data: z.object({
      onboarding,
      submission,
      sealed: z
        .string()
        .regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/)
        .describe('the credentials as JSON, in a compact JWE to the key in USHER_WEBHOOK_KEY'),
    }),
  })
  .describe('the credentials: once, sealed for the receiver');

/** Everything that a webhook may say. */
const webhookSchema = z.discriminatedUnion('type', [
  EVENTS['onboarding.started'],
  EVENTS['onboarding.stalled'],
  EVENTS['onboarding.needs_changes'],
  EVENTS['onboarding.verified'],
  EVENTS['onboarding.handed_over'],
  EVENTS['onboarding.stopped'],
  credentials,
]);
export type WebhookEvent = z.infer<typeof webhookSchema>;
export type WebhookType = WebhookEvent['type'];

/** Who an event is about. */
export type About = z.infer<typeof onboarding>;

/** An announcement as it is sent. @throws ZodError for one that says too little */
export function eventOf(about: About, { type, at, submission, permissions, flaw, way }: Announcement) {
  const { id, flow, customer } = about;
  return webhookSchema.parse({
    type,
    timestamp: new Date(at).toISOString(),
    data: { onboarding: { id, flow, customer }, submission, permissions, flaw, way },
  });
}

/** What `docs/webhooks.schema.json` holds. */
export function publishedSchema(): object {
  return {
    title: 'What Usher says to a webhook',
    ...z.toJSONSchema(webhookSchema, { target: 'draft-2020-12', io: 'input' }),
  };
}
