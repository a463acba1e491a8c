/** Turns what happens in the workspace into the events Slack sends about it. */
import type { Platform } from './platform.ts';
import type { ConversationRecord, MessageRecord } from './state.ts';
import { messageOnWire } from './wire.ts';

type ChannelEvent = 'member_joined_channel' | 'member_left_channel' | 'channel_archive' | 'channel_unarchive';

/** A new message; with a mention of the bot, also `app_mention`. */
export function announceMessage(message: MessageRecord, platform: Platform): void {
  const place = whereBotListens(message, platform);
  if (!place) return;
  const event = { ...messageOnWire(message, platform), ...place.about, event_ts: message.ts };
  platform.events.dispatch({ subscription: place.subscription, event });
  for (const id of message.files ?? []) {
    const shared = {
      type: 'file_shared',
      file_id: id,
      user_id: message.user,
      file: { id },
      channel_id: message.channel,
      event_ts: message.ts,
    };
    platform.events.dispatch({ subscription: 'file_shared', event: shared });
  }
  const { bot } = platform.workspace.state;
  if (
    place.about.channel_type === 'im' ||
    message.user === bot.user ||
    !message.text.includes(`<@${bot.user}>`)
  )
    return;
  platform.events.dispatch({ subscription: 'app_mention', event: { ...event, type: 'app_mention' } });
}

/** An edited message, with how it was before. */
export function announceEdit(message: MessageRecord, before: MessageRecord, platform: Platform): void {
  const place = whereBotListens(message, platform);
  if (!place) return;
  const ts = platform.workspace.nextTs();
  const [now, previous] = [messageOnWire(message, platform), messageOnWire(before, platform)];
  const event = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    ...place.about,
    ts,
    event_ts: ts,
    message: now,
    previous_message: previous,
  };
  platform.events.dispatch({ subscription: place.subscription, event });
}

export function announceDeletion(message: MessageRecord, platform: Platform): void {
  const place = whereBotListens(message, platform);
  if (!place) return;
  const ts = platform.workspace.nextTs();
  const previous = messageOnWire(message, platform);
  const event = {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    ...place.about,
    ts,
    event_ts: ts,
    deleted_ts: message.ts,
    previous_message: previous,
  };
  platform.events.dispatch({ subscription: place.subscription, event });
}

/** Something about a channel the bot is in. */
export function announceChannel(
  type: ChannelEvent,
  channel: ConversationRecord,
  user: string,
  platform: Platform,
): void {
  const { team } = platform.workspace.state;
  const event = {
    type,
    user,
    channel: channel.id,
    channel_type: 'C',
    team: team.id,
    event_ts: platform.workspace.nextTs(),
  };
  platform.events.dispatch({ subscription: type, event });
}

function whereBotListens(message: MessageRecord, { workspace }: Platform) {
  const conversation = workspace.conversation(message.channel);
  if (!conversation || message.onlyFor || !conversation.members.includes(workspace.state.bot.user))
    return undefined;
  const channel_type = conversation.kind === 'im' ? 'im' : conversation.isPrivate ? 'group' : 'channel';
  const subscription = { im: 'message.im', group: 'message.groups', channel: 'message.channels' }[
    channel_type
  ];
  return { subscription, about: { channel: message.channel, channel_type } };
}
