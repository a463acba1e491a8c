/** Turns what happens in Teams into the activities the bot is sent about it. */
import { newGuid } from './ids.ts';
import type { Platform } from './platform.ts';
import type { ConversationRecord, MessageRecord, UserRecord } from './state.ts';
import { activityBy, messageOnWire, type Place } from './wire.ts';

/** A person's message: in the chat every one, in a channel those that mention the bot. */
export function announceMessage(message: MessageRecord, author: UserRecord, platform: Platform): void {
  const place = whereBotListens(message, platform);
  if (!place) return;
  void platform.delivery.dispatch(messageOnWire(message, author, place, platform));
}

/** A message edited or deleted. */
export function announceChange(
  type: 'messageUpdate' | 'messageDelete',
  message: MessageRecord,
  author: UserRecord,
  platform: Platform,
): void {
  const place = whereBotListens(message, platform);
  if (!place) return;
  const { channelData, ...about } = messageOnWire(message, author, place, platform);
  const eventType = type === 'messageUpdate' ? 'editMessage' : 'softDeleteMessage';
  const { text: _text, attachments: _attachments, ...withoutContent } = about;
  const content = type === 'messageUpdate' ? about : withoutContent;
  void platform.delivery.dispatch({ ...content, type, channelData: { ...channelData, eventType } });
}

/** The app was added or removed, by this person, for themselves or for a team: two activities tell it. */
export function announceInstallation(
  action: 'add' | 'remove',
  conversation: ConversationRecord,
  by: UserRecord,
  platform: Platform,
): void {
  const { bot } = platform.workspace.state;
  const isInTeam = conversation.kind === 'channel';
  announceMembers(action, [{ id: bot.id }], conversation, by, platform);
  const { channelData, ...common } = activityBy(by, { conversation }, platform);
  const selected = isInTeam ? { settings: { selectedChannel: { id: conversation.id } } } : {};
  void platform.delivery.dispatch({
    ...common,
    type: 'installationUpdate',
    id: newGuid(),
    action,
    channelData: { ...channelData, ...selected, source: { name: 'message' } },
  });
}

/** Somebody, or the bot, came to or left a conversation. */
export function announceMembers(
  change: 'add' | 'remove',
  members: { id: string; aadObjectId?: string }[],
  conversation: ConversationRecord,
  by: UserRecord,
  platform: Platform,
): void {
  const { channelData, ...common } = activityBy(by, { conversation }, platform);
  const eventType = change === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved';
  void platform.delivery.dispatch({
    ...common,
    type: 'conversationUpdate',
    id: newGuid(),
    [change === 'add' ? 'membersAdded' : 'membersRemoved']: members,
    channelData: conversation.kind === 'channel' ? { ...channelData, eventType } : channelData,
  });
}

/** Where an activity about this message would come from; undefined when the bot does not hear of it. */
function whereBotListens(message: MessageRecord, { workspace }: Platform): Place | undefined {
  const conversation = workspace.conversation(message.conversation);
  if (!conversation) return undefined;
  if (conversation.kind === 'personal')
    return workspace.user(conversation.user)?.isInstalled ? { conversation } : undefined;
  const isMentioned = message.text.includes(`<at>${workspace.state.bot.name}</at>`);
  return workspace.team(conversation.team)?.isInstalled && isMentioned
    ? { conversation, thread: message.thread }
    : undefined;
}
