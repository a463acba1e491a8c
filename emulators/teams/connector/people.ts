/** Who is in a conversation, and what a team consists of. */
import type { Platform } from '../platform.ts';
import type { ConversationRecord, TeamRecord, UserRecord } from '../state.ts';
import { visiblePlace } from './access.ts';
import { conversationNotFound, notInRoster, refused } from './errors.ts';
import type { Operation } from './operation.ts';

const list: Operation = {
  call: 'members',
  method: 'GET',
  path: 'v3/conversations/*/members',
  run: ({ ids: [id = ''] }, platform) => ({ status: 200, body: membersOf(id, platform) }),
};

const one: Operation = {
  call: 'members',
  method: 'GET',
  path: 'v3/conversations/*/members/*',
  run({ ids: [id = '', person = ''] }, platform) {
    const wanted = platform.workspace.user(person)?.id;
    const member = membersOf(id, platform).find((each) => each.id === wanted);
    if (!member)
      throw refused(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.');
    return { status: 200, body: member };
  },
};

const paged: Operation = {
  call: 'members',
  method: 'GET',
  path: 'v3/conversations/*/pagedmembers',
  run({ ids: [id = ''], query }, platform) {
    const size = Math.min(500, Math.max(50, Number(query.get('pageSize') ?? 200)));
    const start = Number(query.get('continuationToken') ?? 0);
    const all = membersOf(id, platform);
    const more = start + size < all.length ? { continuationToken: String(start + size) } : {};
    return { status: 200, body: { members: all.slice(start, start + size), ...more } };
  },
};

const details: Operation = {
  call: 'team',
  method: 'GET',
  path: 'v3/teams/*',
  run({ ids: [id = ''] }, platform) {
    const { name, aadGroupId, tenant, members } = visibleTeam(id, platform);
    const about = { id, name, aadGroupId, tenantId: tenant, type: 'standard' };
    const channelCount = channelsOf(id, platform).length;
    return { status: 200, body: { ...about, channelCount, memberCount: members.length } };
  },
};

/** The General channel comes without a name, as Teams has it. */
const channels: Operation = {
  call: 'team',
  method: 'GET',
  path: 'v3/teams/*/conversations',
  run({ ids: [team = ''] }, platform) {
    visibleTeam(team, platform);
    const conversations = channelsOf(team, platform).map(({ id, name }) =>
      id === team ? { id } : { id, name },
    );
    return { status: 200, body: { conversations } };
  },
};

export const peopleOperations = [list, one, paged, details, channels];

function membersOf(id: string, platform: Platform) {
  const { conversation } = visiblePlace(id, platform);
  return idsIn(conversation, platform)
    .flatMap((member) => platform.workspace.user(member) ?? [])
    .map(memberOnWire);
}

function idsIn(conversation: ConversationRecord, { workspace }: Platform): string[] {
  if (conversation.kind === 'personal') return [conversation.user];
  return workspace.team(conversation.team)?.members ?? [];
}

function memberOnWire({ id, name, email, aadObjectId, tenant }: UserRecord) {
  const [givenName, ...surname] = name.split(' ');
  return {
    id,
    name,
    givenName,
    surname: surname.join(' '),
    email,
    userPrincipalName: email,
    objectId: aadObjectId,
    aadObjectId,
    tenantId: tenant,
    userRole: 'user',
  };
}

function visibleTeam(id: string, { workspace }: Platform): TeamRecord {
  const team = workspace.team(id);
  if (!team) throw conversationNotFound();
  if (!team.isInstalled) throw notInRoster();
  return team;
}

const channelsOf = (team: string, { workspace }: Platform) =>
  workspace.state.conversations
    .filter((channel) => channel.kind === 'channel')
    .filter((channel) => channel.team === team);
