/** `chat.*`: post, edit and delete messages. Limits and errors from Slack's method reference. */
import { z } from 'zod';
import { announceDeletion, announceEdit, announceMessage } from '../announce.ts';
import type { Block } from '../blocks/blocks.ts';
import { judgeBlocks } from '../blocks/validate.ts';
import { knownFiles } from '../known.ts';
import type { Platform } from '../platform.ts';
import type { MessageRecord } from '../state.ts';
import { messageOnWire } from '../wire.ts';
import { postableConversation, visibleConversation } from './conversation.ts';
import { ApiError, accepted, json, method } from './method.ts';

const content = { text: z.string().optional(), blocks: json('invalid_blocks_format').optional() };
const metadata = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});
const thread_ts = z.string().optional();

const postMessage = method({
  scope: 'chat:write',
  args: z.object({
    channel: z.string(),
    ...content,
    thread_ts,
    reply_broadcast: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
    metadata: json('invalid_metadata_format').optional(),
  }),
  run(args, platform) {
    const conversation = postableConversation(args.channel, platform);
    const body = readContent(args, platform, 40_000);
    const { workspace } = platform;
    const message = workspace.addMessage({
      channel: conversation.id,
      user: workspace.state.bot.user,
      ...body,
      ...(args.thread_ts ? { thread_ts: existingThread(args.thread_ts, conversation.id, platform) } : {}),
      ...(args.thread_ts && `${args.reply_broadcast}` === 'true' ? { isBroadcast: true as const } : {}),
      ...(args.metadata === undefined ? {} : { metadata: readMetadata(args.metadata) }),
    });
    announceMessage(message, platform);
    return { channel: conversation.id, ts: message.ts, message: messageOnWire(message, platform) };
  },
});

const postEphemeral = method({
  scope: 'chat:write',
  args: z.object({ channel: z.string(), user: z.string(), ...content, thread_ts }),
  run(args, platform) {
    const conversation = postableConversation(args.channel, platform);
    if (!conversation.members.includes(args.user)) throw new ApiError('user_not_in_channel');
    const message = platform.workspace.addMessage({
      channel: conversation.id,
      user: platform.workspace.state.bot.user,
      ...readContent(args, platform, 40_000),
      ...(args.thread_ts ? { thread_ts: args.thread_ts } : {}),
      onlyFor: args.user,
    });
    return { message_ts: message.ts };
  },
});

const update = method({
  scope: 'chat:write',
  args: z.object({
    channel: z.string(),
    ts: z.string(),
    ...content,
    metadata: json('invalid_metadata_format').optional(),
  }),
  run(args, platform) {
    const message = ownMessage(args.channel, args.ts, 'cant_update_message', platform);
    const before = { ...message };
    const { text, blocks } = readContent(args, platform, 4000);
    if (args.metadata !== undefined) message.metadata = readMetadata(args.metadata);
    platform.workspace.edit(message, text, blocks);
    announceEdit(message, before, platform);
    return { channel: args.channel, ts: args.ts, text, message: messageOnWire(message, platform) };
  },
});

const remove = method({
  scope: 'chat:write',
  args: z.object({ channel: z.string(), ts: z.string() }),
  run(args, platform) {
    const message = ownMessage(args.channel, args.ts, 'cant_delete_message', platform);
    platform.workspace.remove(message);
    announceDeletion(message, platform);
    return { channel: args.channel, ts: args.ts };
  },
});

const getPermalink = method({
  args: z.object({ channel: z.string(), message_ts: z.string() }),
  run({ channel, message_ts }, platform) {
    const { id } = visibleConversation(channel, platform);
    if (!platform.workspace.message(id, message_ts)) throw new ApiError('message_not_found');
    return { channel, permalink: `${platform.origin()}/archives/${id}/p${message_ts.replace('.', '')}` };
  },
});

export const chat = {
  'chat.getPermalink': getPermalink,
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
};

/** Text and blocks of a message. Throws `no_text`, `msg_too_long` or `invalid_blocks`. */
export function readContent(
  args: { text?: string | undefined; blocks?: unknown },
  platform: Platform,
  maxText: number,
): { text: string; blocks?: Block[] } {
  const text = args.text ?? '';
  if (args.blocks !== undefined && !Array.isArray(args.blocks)) throw new ApiError('invalid_blocks_format');
  const given = args.blocks ?? [];
  if (text.length > maxText) throw new ApiError('msg_too_long');
  if (given.length === 0 && text.trim() === '') throw new ApiError('no_text');
  if (given.length === 0) return { text };
  return { text, blocks: accepted(judgeBlocks(given, knownFiles(platform)), 'invalid_blocks') };
}

function ownMessage(channel: string, ts: string, refusal: string, platform: Platform): MessageRecord {
  const conversation = visibleConversation(channel, platform);
  const message = platform.workspace.message(conversation.id, ts);
  if (!message || message.isDeleted || message.onlyFor) throw new ApiError('message_not_found');
  if (conversation.isArchived) throw new ApiError('is_archived');
  if (message.user !== platform.workspace.state.bot.user) throw new ApiError(refusal);
  return message;
}

/** A reply to a reply belongs to the same thread. Throws `thread_not_found`. */
function existingThread(ts: string, channel: string, { workspace }: Platform): string {
  const parent = workspace.message(channel, ts);
  if (!parent || parent.onlyFor) throw new ApiError('thread_not_found');
  return parent.thread_ts ?? parent.ts;
}

function readMetadata(value: unknown) {
  const parsed = metadata.safeParse(value);
  if (!parsed.success) throw new ApiError('invalid_metadata_format');
  return parsed.data;
}
