/** People, places and messages as activities tell of them. */
import { inThread, newGuid } from './ids.ts';
import { type Mention, mentionsIn, textAsHtml } from './mentions.ts';
import type { Platform } from './platform.ts';
import type { ConversationRecord, MessageRecord, UserRecord } from './state.ts';

/** Where something happens: a conversation, and in a channel the thread. */
export interface Place {
  conversation: ConversationRecord;
  thread?: string | undefined;
}

/** What all activities of a person have. */
export function activityBy(user: UserRecord, place: Place, platform: Platform) {
  const { workspace } = platform;
  const now = new Date(workspace.now()).toISOString();
  return {
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'UTC',
    channelId: 'msteams',
    serviceUrl: platform.serviceUrl(),
    from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
    conversation: conversationOnWire(place),
    recipient: { id: workspace.state.bot.id, name: workspace.state.bot.name },
    channelData: channelDataOf(place, platform),
    locale: localeOf(user),
  };
}

const localeOf = ({ locale = 'en-US' }: UserRecord) => locale;

/** What says about the person's own program. */
const clientInfoOf = (user: UserRecord) => ({
  locale: localeOf(user),
  country: 'US',
  platform: 'Web',
  timezone: 'UTC',
  type: 'clientInfo',
});

function conversationOnWire({ conversation, thread }: Place) {
  const { tenant: tenantId, kind: conversationType } = conversation;
  const id = inThread(conversation.id, thread);
  return conversation.kind === 'personal'
    ? { conversationType, tenantId, id }
    : { isGroup: true, conversationType, tenantId, id };
}

function channelDataOf({ conversation }: Place, { workspace }: Platform) {
  const tenant = { id: conversation.tenant };
  if (conversation.kind === 'personal') return { tenant };
  const team = workspace.team(conversation.team);
  return {
    teamsChannelId: conversation.id,
    teamsTeamId: conversation.team,
    channel: { id: conversation.id },
    team: { id: conversation.team, name: team?.name, aadGroupId: team?.aadGroupId },
    tenant,
  };
}

/** A person's message as a `message` activity. Files go along in the chat with the bot only. */
export function messageOnWire(message: MessageRecord, author: UserRecord, place: Place, platform: Platform) {
  const mentions = mentionsIn(message.text, place.conversation, platform.workspace);
  return {
    ...activityBy(author, place, platform),
    type: 'message',
    id: message.id,
    text: message.text,
    textFormat: message.textFormat,
    attachments: attachmentsOf(message, mentions, place, platform),
    entities: [...mentions.map(mentionOnWire), clientInfoOf(author)],
  };
}

const mentionOnWire = ({ id, name, text }: Mention) => ({ type: 'mention', mentioned: { id, name }, text });

function attachmentsOf(message: MessageRecord, mentions: Mention[], place: Place, platform: Platform) {
  const files = message.files.flatMap((id) => platform.workspace.file(id) ?? []);
  const drive = files.filter(({ kind }) => kind === 'drive');
  const html = {
    contentType: 'text/html',
    content:
      textAsHtml(message.text, mentions) +
      files.map(({ id }) => `<attachment id="${id}"></attachment>`).join(''),
  };
  const pictures = files
    .filter(({ kind }) => kind === 'inline')
    .map(({ id }) => ({
      contentType: 'image/*',
      contentUrl: `${platform.serviceUrl()}v3/attachments/${id}/views/original`,
    }));
  if (place.conversation.kind === 'channel') return [...pictures, html];
  const uploads = drive.map((file) => {
    const folder = `${platform.origin()}/personal/${file.owner.slice(-12)}/Documents/Microsoft%20Teams%20Chat%20Files`;
    const fileType = file.name.includes('.') ? file.name.split('.').at(-1) : undefined;
    return {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: `${folder}/${encodeURIComponent(file.name)}`,
      name: file.name,
      content: {
        downloadUrl: `${platform.origin()}/personal/_layouts/15/download.aspx?UniqueId=${file.id}&tempauth=${file.secret}`,
        uniqueId: file.id,
        ...(fileType ? { fileType } : {}),
      },
    };
  });
  return [...uploads, ...pictures, html];
}

/** A press of a button: a message without text, whose id is of its own kind. */
export function submitOnWire(
  pressed: MessageRecord,
  value: unknown,
  user: UserRecord,
  place: Place,
  platform: Platform,
) {
  const common = activityBy(user, place, platform);
  return {
    ...common,
    type: 'message',
    id: `f:${newGuid()}`,
    replyToId: pressed.id,
    value,
    entities: [clientInfoOf(user)],
    channelData: {
      ...common.channelData,
      source: { name: 'message' },
      legacy: { replyToId: `1:${pressed.id}` },
    },
  };
}
