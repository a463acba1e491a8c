/** Teams as far as the bot touches it: people, teams, channels, messages and files, and the notice of each change. */
import { ChangeFeed } from '../kit/changes.ts';
import type { Change } from './changes.ts';
import { newChannelId, newChatId, newGuid, newSecret } from './ids.ts';
import {
  type ChannelRecord,
  type ConversationRecord,
  type FileRecord,
  type MessageRecord,
  type TeamRecord,
  type TeamsState,
  teamsState,
  type UserRecord,
} from './state.ts';

export class Workspace {
  readonly changes = new ChangeFeed<Change>();
  readonly now: () => number;
  state: TeamsState;

  constructor(state: TeamsState, now: () => number) {
    this.state = state;
    this.now = now;
  }

  /** Replaces everything by a snapshot. Throws a ZodError when it is not one. */
  restore(snapshot: unknown): void {
    this.state = teamsState.parse(snapshot);
    this.changes.emit({ kind: 'restored' });
  }

  /** A person by any id Teams accepts: their own, that of the directory, or the sign-in name. */
  user(id: string): UserRecord | undefined {
    return this.state.users.find((user) => [user.id, user.aadObjectId, user.email].includes(id));
  }

  team(id: string): TeamRecord | undefined {
    return this.state.teams.find((team) => team.id === id);
  }

  conversation(id: string): ConversationRecord | undefined {
    return this.state.conversations.find((conversation) => conversation.id === id);
  }

  message(conversation: string, id: string): MessageRecord | undefined {
    return this.state.messages.find((one) => one.conversation === conversation && one.id === id);
  }

  file(id: string): FileRecord | undefined {
    return this.state.files.find((file) => file.id === id);
  }

  /** A person's chat with the bot, opened when there is none yet. */
  chat(user: UserRecord): ConversationRecord {
    const existing = this.state.conversations.find((one) => one.kind === 'personal' && one.user === user.id);
    if (existing) return existing;
    const made = { kind: 'personal' as const, id: newChatId(), tenant: user.tenant, user: user.id };
    this.state.conversations.push(made);
    this.changes.emit({ kind: 'channel', id: made.id });
    return made;
  }

  /** A new team with its General channel. */
  addTeam(name: string, tenant: string): TeamRecord {
    const id = newChannelId();
    const team = { id, name, aadGroupId: newGuid(), tenant, members: [], isInstalled: false };
    this.state.teams.push(team);
    this.addChannel('General', team, id);
    return team;
  }

  addChannel(name: string, team: TeamRecord, id = newChannelId()): ChannelRecord {
    const channel = { kind: 'channel' as const, id, tenant: team.tenant, team: team.id, name };
    this.state.conversations.push(channel);
    this.changes.emit({ kind: 'channel', id });
    return channel;
  }

  addUser(user: UserRecord): UserRecord {
    this.state.users.push(user);
    this.changes.emit({ kind: 'user', id: user.id });
    return user;
  }

  addFile(file: Omit<FileRecord, 'id' | 'secret'>): FileRecord {
    const stored = { ...file, id: newGuid(), secret: newSecret() };
    this.state.files.push(stored);
    this.changes.emit({ kind: 'file', id: stored.id });
    return stored;
  }

  /** Adds a message; in a channel it starts a thread of its own unless it names one. */
  addMessage(said: Omit<MessageRecord, 'id' | 'isDeleted'>): MessageRecord {
    const id = this.nextId();
    const isInChannel = this.conversation(said.conversation)?.kind === 'channel';
    const message = { ...said, id, isDeleted: false, ...(isInChannel ? { thread: said.thread ?? id } : {}) };
    this.state.messages.push(message);
    this.changed(message);
    return message;
  }

  edit(message: MessageRecord, content: Pick<MessageRecord, 'text' | 'textFormat' | 'attachments'>): void {
    Object.assign(message, content, { edited: this.now() });
    this.changed(message);
  }

  remove(message: MessageRecord): void {
    message.isDeleted = true;
    this.changed(message);
  }

  /** A message id: milliseconds since 1970, later than all before. */
  nextId(): string {
    this.state.lastId = Math.max(this.state.lastId + 1, this.now());
    return String(this.state.lastId);
  }

  private changed({ conversation, id }: MessageRecord): void {
    this.changes.emit({ kind: 'message', conversation, id });
  }
}
