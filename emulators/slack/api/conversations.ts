/** `conversations.*`: open direct messages, look at conversations and their history. */
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import type { ConversationRecord, MessageRecord } from '../state.ts';
import { conversationOnWire, messageOnWire } from '../wire.ts';
import { openDirectMessage, visibleConversation } from './conversation.ts';
import { ApiError, flag, method, needScope, number } from './method.ts';

const open = method({
  scope: 'im:write',
  args: z.object({
    users: z.string().optional(),
    channel: z.string().optional(),
    return_im: flag.optional(),
  }),
  run(args, platform) {
    if (args.channel)
      return { channel: conversationOnWire(visibleConversation(args.channel, platform), platform) };
    const ids = args.users?.split(',').map((id) => id.trim()) ?? [];
    const [user] = ids;
    if (user === undefined) throw new ApiError('users_list_not_supplied');
    if (ids.length > 1) throw new ApiError('method_not_supported_for_channel_type');
    const conversation = openDirectMessage(user, platform);
    return { channel: args.return_im ? conversationOnWire(conversation, platform) : { id: conversation.id } };
  },
});

const info = method({
  args: z.object({ channel: z.string() }),
  run(args, platform) {
    const conversation = visibleConversation(args.channel, platform);
    needScope(`${family(conversation)}:read`, platform);
    return { channel: conversationOnWire(conversation, platform) };
  },
});

const paging = {
  limit: number.int().min(1).max(999).default(100),
  oldest: z.string().optional(),
  latest: z.string().optional(),
};

const history = method({
  args: z.object({ channel: z.string(), ...paging }),
  run(args, platform) {
    const readable = messagesIn(args.channel, platform).filter(
      ({ thread_ts, ts }) => !thread_ts || thread_ts === ts,
    );
    return page(readable.reverse(), args, platform);
  },
});

const replies = method({
  args: z.object({ channel: z.string(), ts: z.string(), ...paging }),
  run(args, platform) {
    const thread = messagesIn(args.channel, platform).filter(
      ({ ts, thread_ts }) => (thread_ts ?? ts) === args.ts,
    );
    if (thread.length === 0) throw new ApiError('thread_not_found');
    return page(thread, args, platform);
  },
});

export const conversations = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.history': history,
  'conversations.replies': replies,
};

function messagesIn(channel: string, platform: Platform): MessageRecord[] {
  const conversation = visibleConversation(channel, platform);
  needScope(`${family(conversation)}:history`, platform);
  if (!conversation.members.includes(platform.workspace.state.bot.user)) throw new ApiError('not_in_channel');
  return platform.workspace.state.messages.filter(
    (message) => message.channel === channel && !message.isDeleted && !message.onlyFor,
  );
}

function page(
  messages: MessageRecord[],
  args: { limit: number; oldest?: string | undefined; latest?: string | undefined },
  platform: Platform,
) {
  const { limit, oldest, latest } = args;
  const within = messages.filter(({ ts }) => (!oldest || ts > oldest) && (!latest || ts < latest));
  const shown = within.slice(0, limit).map((message) => messageOnWire(message, platform));
  return { messages: shown, has_more: within.length > limit };
}

const family = ({ kind, isPrivate }: ConversationRecord) =>
  kind === 'im' ? 'im' : isPrivate ? 'groups' : 'channels';
