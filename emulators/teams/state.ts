/**
 * Everything the local Teams remembers, as plain JSON: a snapshot is written and read back with the
 * same schema, so a page or a restart continues where it stopped.
 */
import { z } from 'zod';

const user = z.object({
  /** `29:…`. */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  aadObjectId: z.string(),
  tenant: z.string(),
  /** Has added the app for themselves. */
  isInstalled: z.boolean(),
  hasBlockedBot: z.boolean(),
  /** What their Teams is set to, e.g. `de-DE`. */
  locale: z.string().optional(),
});

const team = z.object({
  /** The same as its General channel's. */
  id: z.string(),
  name: z.string(),
  aadGroupId: z.string(),
  tenant: z.string(),
  members: z.array(z.string()),
  /** Has the app. */
  isInstalled: z.boolean(),
});

const conversation = z.discriminatedUnion('kind', [
  /** The chat of one person with the bot. */
  z.object({ kind: z.literal('personal'), id: z.string(), tenant: z.string(), user: z.string() }),
  z.object({
    kind: z.literal('channel'),
    id: z.string(),
    tenant: z.string(),
    team: z.string(),
    name: z.string(),
  }),
]);

const file = z.object({
  id: z.string(),
  owner: z.string(),
  name: z.string(),
  bytes: z.base64(),
  /** `drive`: uploaded to the sender's OneDrive; `inline`: a picture pasted into a message. */
  kind: z.enum(['drive', 'inline']),
  /** What makes its link work without signing in, and until when (ms since 1970). */
  secret: z.string(),
  expires: z.number(),
});

const attachment = z.object({
  contentType: z.string(),
  content: z.unknown().optional(),
  contentUrl: z.string().optional(),
  name: z.string().optional(),
});

const message = z.object({
  /** Of the chat or channel. */
  conversation: z.string(),
  id: z.string(),
  /** The first message of its thread, also in the first message itself; only in channels. */
  thread: z.string().optional(),
  from: z.string(),
  text: z.string(),
  textFormat: z.enum(['plain', 'markdown', 'xml']),
  attachments: z.array(attachment),
  /** Ids of what a person sent along. */
  files: z.array(z.string()),
  /** When it was edited last, in ms since 1970. */
  edited: z.number().optional(),
  isDeleted: z.boolean(),
});

export const teamsState = z.object({
  /** The organisation the bot belongs to. */
  tenant: z.string(),
  bot: z.object({ appId: z.string(), id: z.string(), name: z.string() }),
  users: z.array(user),
  teams: z.array(team),
  conversations: z.array(conversation),
  messages: z.array(message),
  files: z.array(file),
  lastId: z.number(),
});

export type TeamsState = z.infer<typeof teamsState>;
export type UserRecord = z.infer<typeof user>;
export type TeamRecord = z.infer<typeof team>;
export type ConversationRecord = z.infer<typeof conversation>;
export type ChannelRecord = Extract<ConversationRecord, { kind: 'channel' }>;
export type FileRecord = z.infer<typeof file>;
export type AttachmentRecord = z.infer<typeof attachment>;
export type MessageRecord = z.infer<typeof message>;
