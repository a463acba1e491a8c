/** A channel: who is in it and what was said. */
import { announceChannel } from '../announce.ts';
import type { Platform } from '../platform.ts';
import type { ConversationRecord, MessageRecord } from '../state.ts';

export class LocalChannel {
  readonly id: string;
  readonly #platform: Platform;

  constructor(id: string, platform: Platform) {
    this.id = id;
    this.#platform = platform;
  }

  get name(): string {
    return this.record.name;
  }

  get members(): readonly string[] {
    return this.record.members;
  }

  /** Adds people, or the bot when nobody is named (`/invite @bot`). */
  invite(...people: { id: string }[]): void {
    const { bot } = this.#platform.workspace.state;
    for (const id of people.length > 0 ? people.map((person) => person.id) : [bot.user]) {
      if (this.record.members.includes(id)) continue;
      this.record.members.push(id);
      this.changed('member_joined_channel', id);
    }
  }

  /** Removes a person, or the bot when nobody is named. A bot removed hears of it no more than of anything else there. */
  remove(person?: { id: string }): void {
    const id = person?.id ?? this.#platform.workspace.state.bot.user;
    this.record.members = this.record.members.filter((member) => member !== id);
    this.changed('member_left_channel', id);
  }

  archive(by: { id: string }): void {
    this.record.isArchived = true;
    this.changed('channel_archive', by.id);
  }

  unarchive(by: { id: string }): void {
    this.record.isArchived = false;
    this.changed('channel_unarchive', by.id);
  }

  /** What everybody in the channel sees: of threads what was sent to the channel as well. */
  messages(): MessageRecord[] {
    return this.said().filter(
      ({ thread_ts, ts, isBroadcast }) => !thread_ts || thread_ts === ts || isBroadcast,
    );
  }

  /** The replies under a message. */
  thread({ ts }: { ts: string }): MessageRecord[] {
    return this.said().filter((message) => message.thread_ts === ts && message.ts !== ts);
  }

  private said(): MessageRecord[] {
    const { messages } = this.#platform.workspace.state;
    return messages
      .filter((message) => message.channel === this.id && !message.isDeleted && !message.onlyFor)
      .map((message) => structuredClone(message));
  }

  private get record(): ConversationRecord {
    const record = this.#platform.workspace.conversation(this.id);
    if (!record) throw new Error(`no such channel: ${this.id}`);
    return record;
  }

  private changed(type: Parameters<typeof announceChannel>[0], user: string): void {
    const { workspace } = this.#platform;
    workspace.changes.emit({ kind: 'channel', id: this.id });
    const botHears =
      this.record.members.includes(workspace.state.bot.user) || user === workspace.state.bot.user;
    if (botHears) announceChannel(type, this.record, user, this.#platform);
  }
}
