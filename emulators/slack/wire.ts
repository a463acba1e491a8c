/** People, conversations, messages, files and views as Slack's API and events show them. */
import { createHash } from 'node:crypto';
import type { Block } from './blocks/blocks.ts';
import type { Platform } from './platform.ts';
import type { ConversationRecord, FileRecord, MessageRecord, UserRecord, ViewRecord } from './state.ts';
import type { Workspace } from './workspace.ts';

export function userOnWire(user: UserRecord, { workspace, faults }: Platform) {
  const team_id = teamOf(user, workspace);
  const email =
    user.email !== undefined && faults.scopes.has('users:read.email') ? { email: user.email } : {};
  return {
    id: user.id,
    team_id,
    name: handle(user.name),
    deleted: user.isDeactivated,
    real_name: user.name,
    tz: 'Etc/UTC',
    profile: { real_name: user.name, display_name: user.name, team: team_id, ...email },
    is_admin: false,
    is_owner: false,
    is_restricted: user.isGuest,
    is_ultra_restricted: false,
    is_stranger: user.isExternal,
    is_bot: user.isBot,
    is_app_user: false,
  };
}

/** A person's team; one from another organisation has always the same one of their own. */
export const teamOf = (user: UserRecord, { state }: Workspace) =>
  user.isExternal ? externalTeam(user) : state.team.id;

const externalTeam = (user: UserRecord) =>
  `T${createHash('sha256').update(user.id).digest('hex').slice(0, 10).toUpperCase()}`;

/** A name as a user name: `Ada Lovelace` is `ada.lovelace`. */
export const handle = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.');

export function conversationOnWire(conversation: ConversationRecord, { workspace }: Platform) {
  const { bot } = workspace.state;
  const common = {
    id: conversation.id,
    created: 0,
    is_archived: conversation.isArchived,
    is_im: conversation.kind === 'im',
    is_channel: conversation.kind === 'channel',
    is_group: false,
    is_mpim: false,
    is_org_shared: false,
    context_team_id: workspace.state.team.id,
  };
  if (conversation.kind === 'im') return { ...common, user: conversation.name, is_user_deleted: false };
  return {
    ...common,
    name: conversation.name,
    name_normalized: conversation.name,
    is_private: conversation.isPrivate,
    is_member: conversation.members.includes(bot.user),
    is_general: false,
    num_members: conversation.members.length,
  };
}

export function fileOnWire(file: FileRecord, { workspace, origin }: Platform) {
  if (file.mode === 'stub')
    return { id: file.id, mode: 'file_access', file_access: 'check_file_info', created: file.created };
  if (file.mode === 'tombstone') return { id: file.id, mode: 'tombstone' };
  return fullFile(file, workspace.state.team.id, origin());
}

/** A file with its links, as `files.info` shows even a stub. */
export function fullFile(file: FileRecord, team: string, origin: string) {
  const base = `${origin}/files-pri/${team}-${file.id}`;
  const name = encodeURIComponent(file.name.toLowerCase().replaceAll(/\s+/g, '_'));
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1)?.toLowerCase() ?? 'binary',
    user: file.owner,
    user_team: team,
    editable: false,
    size: Buffer.byteLength(file.bytes, 'base64'),
    mode: 'hosted',
    is_external: false,
    is_public: false,
    file_access: 'visible',
    url_private: `${base}/${name}`,
    url_private_download: `${base}/download/${name}`,
    permalink: `${origin}/files/${file.owner}/${file.id}/${name}`,
    channels: file.channels.filter((id) => id.startsWith('C')),
    ims: file.channels.filter((id) => id.startsWith('D')),
  };
}

/** A message without the event's own fields (`channel`, `event_ts`). */
export function messageOnWire(message: MessageRecord, platform: Platform) {
  const { workspace } = platform;
  const { bot, team } = workspace.state;
  const author = workspace.user(message.user);
  const home = author ? teamOf(author, workspace) : team.id;
  const files = message.files
    ?.flatMap((id) => workspace.file(id) ?? [])
    .map((file) => fileOnWire(file, platform));
  return {
    type: 'message' as const,
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(files ? { subtype: 'file_share', files, upload: false, display_as_bot: false } : {}),
    user: message.user,
    ...(message.user === bot.user ? { bot_id: bot.bot, app_id: bot.app } : {}),
    text: message.text,
    ts: message.ts,
    team: home,
    ...(author?.isExternal ? { user_team: home, source_team: home } : {}),
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.edited } } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  };
}

export function viewOnWire(
  record: ViewRecord,
  { workspace }: Platform,
  values: Record<string, Record<string, unknown>> = {},
) {
  const { team, bot } = workspace.state;
  return {
    id: record.id,
    team_id: team.id,
    private_metadata: '',
    callback_id: '',
    title: null,
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    external_id: '',
    ...record.view,
    blocks: record.view.blocks satisfies Block[],
    state: { values },
    hash: record.hash,
    root_view_id: record.root,
    previous_view_id: record.previous ?? null,
    app_id: bot.app,
    app_installed_team_id: team.id,
    bot_id: bot.bot,
  };
}
