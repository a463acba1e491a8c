import { z } from 'zod';

/** What the Bot Framework calls Teams; it serves other chats too. */
export const CHANNEL = 'msteams';

/**
 * An activity as Teams posts it: what the bot reads of it, and nothing else. Source: the Bot Framework
 * activity schema (github.com/microsoft/botframework-sdk, specs/botframework-activity).
 */
const account = z.object({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
});

export const activitySchema = z.object({
  type: z.string(),
  channelId: z.literal(CHANNEL),
  serviceUrl: z.string().min(1),
  id: z.string().nullish(),
  timestamp: z.string().nullish(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).nullish() })
    .nullish()
    .catch(undefined),
  /** Where the clock of whoever sent it is, if the client tells. */
  localTimezone: z.string().nullish().catch(undefined),
  /** What the chat of whoever sent it is set to, e.g. `de-DE`. */
  locale: z.string().nullish().catch(undefined),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().nullish(),
  replyToId: z.string().nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  attachments: z
    .array(
      z.object({
        contentType: z.string().nullish(),
        content: z.unknown().optional(),
      }),
    )
    .nullish(),
  entities: z
    .array(
      z.object({
        type: z.string(),
        text: z.string().nullish(),
        mentioned: z.object({ id: z.string(), name: z.string().nullish() }).nullish().catch(undefined),
      }),
    )
    .nullish()
    .catch(undefined),
});
export type Activity = z.infer<typeof activitySchema>;

/** The tenants an activity speaks of: the conversation's and the channel's, which should be one. */
export function tenantsOf({ conversation, channelData }: Activity): string[] {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => typeof id === 'string');
  return [...new Set(named)];
}

/** A chat between the bot and one person, where files and forms work and secrets may be written. */
export function isPersonal({ conversation }: Activity): boolean {
  return conversation.conversationType === 'personal';
}

/**
 * A channel thread's conversation is `19:…@thread.tacv2;messageid=<first message>`; the part before is the
 * channel, and what a channel is called everywhere else.
 */
export function splitThread(conversation: string): { channel: string; root: string | undefined } {
  const [channel = '', root] = conversation.split(';messageid=', 2);
  return { channel, root };
}
