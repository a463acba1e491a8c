/**
 * Everything the local Slack remembers, as plain JSON: a snapshot is written and read back with the
 * same schema, so a page or a restart continues where it stopped.
 */
import { z } from 'zod';
import { block } from './blocks/blocks.ts';
import { view } from './blocks/views.ts';

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  /** What their Slack is set to, e.g. `de-DE`. */
  locale: z.string().optional(),
  /** Of another organisation: reachable only through a channel shared with the bot. */
  isExternal: z.boolean(),
  isGuest: z.boolean(),
  isBot: z.boolean(),
  isDeactivated: z.boolean(),
});

const conversation = z.object({
  id: z.string(),
  kind: z.enum(['channel', 'im']),
  /** A channel's name; for a direct message with the bot, the person's id. */
  name: z.string(),
  isPrivate: z.boolean(),
  isArchived: z.boolean(),
  members: z.array(z.string()),
});

const file = z.object({
  id: z.string(),
  owner: z.string(),
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  bytes: z.base64(),
  /** `stub`: a Slack Connect file whose details only `files.info` tells. `pending`: not completed yet. */
  mode: z.enum(['hosted', 'stub', 'pending', 'tombstone']),
  /** Conversations it was shared in. */
  channels: z.array(z.string()),
  created: z.number(),
});

const message = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(block).optional(),
  thread_ts: z.string().optional(),
  /** A reply that the channel sees as well. */
  isBroadcast: z.literal(true).optional(),
  files: z.array(z.string()).optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
  edited: z.string().optional(),
  isDeleted: z.boolean(),
  /** Ephemeral: the only person who sees it. */
  onlyFor: z.string().optional(),
});

const openView = z.object({
  id: z.string(),
  user: z.string(),
  hash: z.string(),
  root: z.string(),
  previous: z.string().optional(),
  view,
});

export const slackState = z.object({
  team: z.object({ id: z.string(), name: z.string() }),
  bot: z.object({ user: z.string(), bot: z.string(), app: z.string() }),
  users: z.array(user),
  conversations: z.array(conversation),
  messages: z.array(message),
  files: z.array(file),
  /** Published Home tabs and open modals; a person's modals are a stack, the last on top. */
  views: z.array(openView),
  lastTs: z.number(),
});

export type SlackState = z.infer<typeof slackState>;
export type UserRecord = z.infer<typeof user>;
export type ConversationRecord = z.infer<typeof conversation>;
export type FileRecord = z.infer<typeof file>;
export type MessageRecord = z.infer<typeof message>;
export type ViewRecord = z.infer<typeof openView>;
