/** The workspace: people, conversations, messages, files and views, and the notice of each change. */

import { ChangeFeed } from '../kit/changes.ts';
import type { Block } from './blocks/blocks.ts';
import type { View } from './blocks/views.ts';
import type { Change } from './changes.ts';
import { randomId } from './ids.ts';
import {
  type ConversationRecord,
  type FileRecord,
  type MessageRecord,
  type SlackState,
  slackState,
  type UserRecord,
  type ViewRecord,
} from './state.ts';

export class Workspace {
  readonly changes = new ChangeFeed<Change>();
  readonly now: () => number;
  state: SlackState;

  constructor(state: SlackState, now: () => number) {
    this.state = state;
    this.now = now;
  }

  /** Replaces everything by a snapshot. Throws a ZodError when it is not one. */
  restore(snapshot: unknown): void {
    this.state = slackState.parse(snapshot);
    this.changes.emit({ kind: 'restored' });
  }

  user(id: string): UserRecord | undefined {
    return this.state.users.find((user) => user.id === id);
  }

  conversation(id: string): ConversationRecord | undefined {
    return this.state.conversations.find((conversation) => conversation.id === id);
  }

  message(channel: string, ts: string): MessageRecord | undefined {
    return this.state.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  file(id: string): FileRecord | undefined {
    return this.state.files.find((file) => file.id === id);
  }

  /** The direct message between the bot and a person, opened when there is none yet. */
  directMessage(user: string): ConversationRecord {
    const existing = this.state.conversations.find(({ kind, name }) => kind === 'im' && name === user);
    return existing ?? this.addConversation('im', user, [user, this.state.bot.user]);
  }

  addConversation(kind: 'channel' | 'im', name: string, members: string[]): ConversationRecord {
    const id = randomId(kind === 'im' ? 'D' : 'C');
    const conversation = { id, kind, name, members, isPrivate: false, isArchived: false };
    this.state.conversations.push(conversation);
    this.changes.emit({ kind: 'channel', id });
    return conversation;
  }

  addUser(user: UserRecord): UserRecord {
    this.state.users.push(user);
    this.changes.emit({ kind: 'user', id: user.id });
    return user;
  }

  addMessage(message: Omit<MessageRecord, 'ts' | 'isDeleted'>): MessageRecord {
    const posted = { ...message, ts: this.nextTs(), isDeleted: false };
    this.state.messages.push(posted);
    this.changed(posted);
    return posted;
  }

  edit(message: MessageRecord, text: string, blocks: Block[] | undefined): void {
    message.text = text;
    message.blocks = blocks;
    message.edited = this.nextTs();
    this.changed(message);
  }

  remove(message: MessageRecord): void {
    message.isDeleted = true;
    this.changed(message);
  }

  addFile(file: FileRecord): FileRecord {
    this.state.files.push(file);
    this.changes.emit({ kind: 'file', id: file.id });
    return file;
  }

  /** A person's open modals, the one they see last. */
  modals(user: string): ViewRecord[] {
    return this.state.views.filter((record) => record.user === user && record.view.type === 'modal');
  }

  home(user: string): ViewRecord | undefined {
    return this.state.views.find((record) => record.user === user && record.view.type === 'home');
  }

  addView(user: string, view: View, previous?: ViewRecord): ViewRecord {
    const id = randomId('V');
    const record: ViewRecord = { id, user, hash: this.nextTs(), root: previous?.root ?? id, view };
    if (previous) record.previous = previous.id;
    this.state.views.push(record);
    this.changes.emit({ kind: 'view', user, id });
    return record;
  }

  replaceView(record: ViewRecord, view: View): void {
    record.view = view;
    record.hash = this.nextTs();
    this.changes.emit({ kind: 'view', user: record.user, id: record.id });
  }

  closeViews(user: string, which: (record: ViewRecord) => boolean): void {
    const closing = new Set(this.modals(user).filter(which));
    this.state.views = this.state.views.filter((record) => !closing.has(record));
    for (const { id } of closing) this.changes.emit({ kind: 'view', user, id });
  }

  /** A time stamp later than all before: seconds and microseconds. */
  nextTs(): string {
    this.state.lastTs = Math.max(this.state.lastTs + 1, this.now() * 1000);
    return `${Math.floor(this.state.lastTs / 1e6)}.${String(this.state.lastTs % 1e6).padStart(6, '0')}`;
  }

  private changed(message: MessageRecord): void {
    this.changes.emit({ kind: 'message', channel: message.channel, ts: message.ts });
  }
}
