/** Finds the conversation a method is about, and refuses the ones the bot may not use. */
import type { Platform } from '../platform.ts';
import type { ConversationRecord, UserRecord } from '../state.ts';
import { ApiError } from './method.ts';

/** The conversation with this id that the bot can see. Throws `channel_not_found`. */
export function visibleConversation(id: string, { workspace }: Platform): ConversationRecord {
  const conversation = workspace.conversation(id);
  const isMember = conversation?.members.includes(workspace.state.bot.user);
  if (!conversation || (!isMember && (conversation.kind === 'im' || conversation.isPrivate))) {
    throw new ApiError('channel_not_found');
  }
  return conversation;
}

/** Where the bot may post: `id` is a conversation's, or a person's for their direct message. */
export function postableConversation(id: string, platform: Platform): ConversationRecord {
  const { workspace, faults } = platform;
  const direct = workspace.user(id);
  const conversation = direct ? openDirectMessage(id, platform) : visibleConversation(id, platform);
  if (conversation.isArchived) throw new ApiError('is_archived');
  const isMember = conversation.members.includes(workspace.state.bot.user);
  if (!isMember && !faults.scopes.has('chat:write.public')) throw new ApiError('not_in_channel');
  return conversation;
}

/** The direct message with a person, unless Slack would not let the bot write to them. */
export function openDirectMessage(id: string, { workspace }: Platform): ConversationRecord {
  const user = workspace.user(id);
  if (!user) throw new ApiError('user_not_found');
  if (user.isBot) throw new ApiError('cannot_dm_bot');
  if (user.isDeactivated) throw new ApiError('user_disabled');
  if (user.isExternal && !sharesChannel(user, workspace.state.bot.user, workspace.state.conversations)) {
    throw new ApiError('invalid_user_combination');
  }
  return workspace.directMessage(id);
}

const sharesChannel = (user: UserRecord, bot: string, conversations: ConversationRecord[]) =>
  conversations.some(
    ({ kind, members }) => kind === 'channel' && members.includes(user.id) && members.includes(bot),
  );
