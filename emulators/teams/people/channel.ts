/** A team's channel: who is in it and what was said. */
import { announceInstallation, announceMembers } from '../announce.ts';
import { mentionText } from '../mentions.ts';
import type { Platform } from '../platform.ts';
import type { ChannelRecord, MessageRecord, TeamRecord, UserRecord } from '../state.ts';
import { store, type Upload, write } from './write.ts';

/** How a message in a channel differs from a plain new one. */
export interface Posting {
  /** Any message of the thread to answer in; default: a new thread. */
  thread?: MessageRecord | undefined;
  /** Bots do not get files sent in channels. */
  files?: Upload[];
}

export class LocalChannel {
  /** `19:…@thread.tacv2`. */
  readonly id: string;
  readonly #platform: Platform;

  constructor(id: string, platform: Platform) {
    this.id = id;
    this.#platform = platform;
  }

  get name(): string {
    return this.record.name;
  }

  /** The id of the team, which is also that of its General channel. */
  get teamId(): string {
    return this.record.team;
  }

  get tenant(): string {
    return this.record.tenant;
  }

  get members(): readonly string[] {
    return this.team.members;
  }

  /** Adds the app to the team, with all its channels; `by` joins it. */
  install(by: { id: string }): void {
    if (this.team.isInstalled) return;
    this.add(by);
    this.team.isInstalled = true;
    this.changed();
    announceInstallation('add', this.general, this.person(by), this.#platform);
  }

  /** Removes the app from the team. */
  uninstall(by: { id: string }): void {
    if (!this.team.isInstalled) return;
    this.team.isInstalled = false;
    this.changed();
    announceInstallation('remove', this.general, this.person(by), this.#platform);
  }

  /** Adds people to the team. Throws when they belong to another tenant. */
  add(...people: { id: string }[]): void {
    this.change('add', people, (id) => !this.team.members.includes(id));
  }

  /** Removes people from the team. */
  remove(...people: { id: string }[]): void {
    this.change('remove', people, (id) => this.team.members.includes(id));
  }

  /** A person writes without mentioning the bot, which does not hear of it. Throws when they are not in the team. */
  say(user: { id: string }, text: string, { thread, files = [] }: Posting = {}): MessageRecord {
    const author = this.person(user);
    if (!this.team.members.includes(author.id)) throw new Error(`${author.name} is not in this team`);
    const stored = files.map((file) => store(file, 'drive', author, this.#platform));
    const place = { conversation: this.record, thread: thread?.thread };
    return write(author, place, text, stored, this.#platform);
  }

  /** A person writes to the bot: the same with the bot's name in front. */
  mention(user: { id: string }, text: string, posting: Posting = {}): MessageRecord {
    return this.say(user, `${mentionText(this.#platform.workspace.state.bot.name)} ${text}`, posting);
  }

  /** The first messages of all threads, in order. */
  messages(): MessageRecord[] {
    return this.everything().filter(({ id, thread }) => thread === id);
  }

  /** The answers in a thread, in order. */
  thread({ thread }: MessageRecord): MessageRecord[] {
    return this.everything().filter((message) => message.thread === thread && message.id !== thread);
  }

  /** All messages, those in threads too, in order. */
  everything(): MessageRecord[] {
    const { messages } = this.#platform.workspace.state;
    return structuredClone(messages.filter((one) => one.conversation === this.id && !one.isDeleted));
  }

  private get record(): ChannelRecord {
    return this.channel(this.id);
  }

  private get general(): ChannelRecord {
    return this.channel(this.teamId);
  }

  private channel(id: string): ChannelRecord {
    const record = this.#platform.workspace.conversation(id);
    if (record?.kind !== 'channel') throw new Error(`no such channel: ${id}`);
    return record;
  }

  private get team(): TeamRecord {
    const team = this.#platform.workspace.team(this.teamId);
    if (!team) throw new Error(`no such team: ${this.teamId}`);
    return team;
  }

  private person({ id }: { id: string }): UserRecord {
    const user = this.#platform.workspace.user(id);
    if (!user) throw new Error(`no such person: ${id}`);
    if (user.tenant !== this.tenant) throw new Error(`${user.name} is of another tenant`);
    return user;
  }

  private change(how: 'add' | 'remove', people: { id: string }[], isNews: (id: string) => boolean): void {
    const changing = people.map((one) => this.person(one)).filter(({ id }) => isNews(id));
    const [first] = changing;
    if (!first) return;
    const ids = changing.map(({ id }) => id);
    this.team.members = this.team.members.filter((id) => !ids.includes(id)).concat(how === 'add' ? ids : []);
    this.changed();
    if (!this.team.isInstalled) return;
    const members = changing.map(({ id, aadObjectId }) => ({ id, aadObjectId }));
    announceMembers(how, members, this.general, first, this.#platform);
  }

  private changed(): void {
    this.#platform.workspace.changes.emit({ kind: 'channel', id: this.id });
  }
}
