/** Which scope lets a bot see an event, from Slack's event reference. */
const scopes: Record<string, string> = {
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  app_mention: 'app_mentions:read',
  file_shared: 'files:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
};

/** The scope a bot needs for an event; undefined when it needs none. */
export const scopeOfEvent = (subscription: string): string | undefined => scopes[subscription];
