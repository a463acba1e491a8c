/** A person of the workspace and what they can do. */
import { PATIENCE_MS } from '../../kit/stand-in.ts';
import { announceDeletion, announceEdit, announceMessage } from '../announce.ts';
import type { Platform } from '../platform.ts';
import type { ConversationRecord, MessageRecord, UserRecord, ViewRecord } from '../state.ts';
import { viewOnWire } from '../wire.ts';
import { sendCommand } from './command.ts';
import type { Entered } from './fields.ts';
import { press } from './press.ts';
import { close, type Submitted, submit } from './submit.ts';
import { typed } from './typed.ts';
import { storeUpload, type Upload } from './upload.ts';

/** A conversation: `dm` is the person's direct message with the bot. */
export type Where = 'dm' | { id: string };

export class LocalUser {
  readonly id: string;
  readonly #platform: Platform;

  constructor(id: string, platform: Platform) {
    this.id = id;
    this.#platform = platform;
  }

  get name(): string {
    return this.record.name;
  }

  /** This person in a message's text. */
  get mention(): string {
    return `<@${this.id}>`;
  }

  /** The id of the direct message with the bot. */
  get dmId(): string {
    return this.conversation('dm').id;
  }

  /** Has left the organisation. */
  get isDeactivated(): boolean {
    return this.record.isDeactivated;
  }

  /** Leaves the organisation: an administrator closes the account. Apps are not told. */
  deactivate(): void {
    this.set({ isDeactivated: true });
  }

  /** Comes back to it. */
  activate(): void {
    this.set({ isDeactivated: false });
  }

  /** Opens the bot's Home tab or its messages. */
  openHome(tab: 'home' | 'messages' = 'messages'): void {
    const home = tab === 'home' ? this.home() : undefined;
    const view = home ? { view: viewOnWire(home, this.#platform) } : {};
    const event_ts = this.#platform.workspace.nextTs();
    const event = { type: 'app_home_opened', user: this.id, channel: this.dmId, tab, event_ts, ...view };
    this.#platform.events.dispatch({ subscription: 'app_home_opened', event });
  }

  /** Writes to the bot. */
  dm(text: string): MessageRecord {
    return this.say('dm', text);
  }

  /** Writes into a conversation, or into one of its threads. Throws when the person cannot. */
  say(where: Where, text: string, thread?: { ts: string }): MessageRecord {
    return this.post(this.conversation(where), typed(text), [], thread);
  }

  /** Uploads one or more files into the direct message, or elsewhere, with an optional comment. */
  upload(files: Upload | Upload[], text = '', where: Where = 'dm', thread?: { ts: string }): MessageRecord {
    return this.share('hosted', files, text, where, thread);
  }

  /** The same through Slack Connect: the event carries no links, `files.info` tells them. */
  uploadStub(files: Upload | Upload[], text = '', where: Where = 'dm'): MessageRecord {
    return this.share('stub', files, text, where);
  }

  /** Edits one's own message. */
  edit(message: MessageRecord, text: string): void {
    const own = this.own(message);
    const before = { ...own };
    this.#platform.workspace.edit(own, typed(text), undefined);
    announceEdit(own, before, this.#platform);
  }

  /** Deletes one's own message and the files in it. */
  delete(message: MessageRecord): void {
    const own = this.own(message);
    announceDeletion(own, this.#platform);
    for (const id of own.files ?? []) {
      const file = this.#platform.workspace.file(id);
      if (file) Object.assign(file, { mode: 'tombstone', bytes: '' });
    }
    this.#platform.workspace.remove(own);
  }

  /** Presses what has this label or action id; see `press`. */
  async press(on: MessageRecord | ViewRecord, target: string, value?: string): Promise<void> {
    await press(on, target, value, this.record, this.#platform);
  }

  /** Sends a slash command; resolves, once acknowledged, with what the acknowledgement said. */
  async sendCommand(where: Where, command: string, text = ''): Promise<MessageRecord | undefined> {
    return sendCommand(this.conversation(where), command, text, this.record, this.#platform);
  }

  /** Sends a slash command and waits for the answer only this person sees. */
  async command(where: Where, command: string, text = '', timeoutMs = PATIENCE_MS): Promise<MessageRecord> {
    const { workspace } = this.#platform;
    const since = workspace.nextTs();
    const said = await this.sendCommand(where, command, text);
    if (said) return said;
    const channel = this.conversation(where).id;
    const answer = () =>
      workspace.state.messages.find((m) => m.channel === channel && m.onlyFor === this.id && m.ts > since);
    return workspace.changes.until(answer, timeoutMs, () => `${command}: no answer within ${timeoutMs} ms`);
  }

  /** Fills in and submits the open modal (or the one with `viewId`). */
  async submit(values: Record<string, Entered>, viewId?: string): Promise<Submitted> {
    return submit(this.openModal(viewId), values, this.record, this.#platform);
  }

  /** Closes the open modal unsubmitted. */
  async closeModal(): Promise<void> {
    await close(this.openModal(), this.record, this.#platform);
  }

  /** What this person sees in their direct message with the bot, in order, with edits applied. */
  messages(): MessageRecord[] {
    return this.visibleIn(this.dmId);
  }

  /** What this person sees in a conversation, ephemeral answers to them included. */
  visibleIn(channel: string): MessageRecord[] {
    const { messages } = this.#platform.workspace.state;
    const isVisible = (m: MessageRecord) =>
      m.channel === channel && !m.isDeleted && (!m.onlyFor || m.onlyFor === this.id);
    return messages.filter(isVisible).map((message) => structuredClone(message));
  }

  /** Answers only this person sees, in every conversation. */
  ephemerals(): MessageRecord[] {
    const { messages } = this.#platform.workspace.state;
    return messages
      .filter((m) => m.onlyFor === this.id && !m.isDeleted)
      .map((message) => structuredClone(message));
  }

  /** The modal on top, if one is open. */
  modal(): ViewRecord | undefined {
    return structuredClone(this.#platform.workspace.modals(this.id).at(-1));
  }

  /** The Home tab as published for this person. */
  home(): ViewRecord | undefined {
    return structuredClone(this.#platform.workspace.home(this.id));
  }

  private get record(): UserRecord {
    const record = this.#platform.workspace.user(this.id);
    if (!record) throw new Error(`no such person: ${this.id}`);
    return record;
  }

  private set(traits: Partial<UserRecord>): void {
    Object.assign(this.record, traits);
    this.#platform.workspace.changes.emit({ kind: 'user', id: this.id });
  }

  private conversation(where: Where): ConversationRecord {
    const { workspace } = this.#platform;
    const conversation = where === 'dm' ? workspace.directMessage(this.id) : workspace.conversation(where.id);
    if (!conversation) throw new Error('no such conversation');
    return conversation;
  }

  private share(
    mode: 'hosted' | 'stub',
    files: Upload | Upload[],
    text: string,
    where: Where,
    thread?: { ts: string },
  ): MessageRecord {
    const conversation = this.conversation(where);
    const { workspace } = this.#platform;
    const stored = [files]
      .flat()
      .map((file) => storeUpload(file, this.id, mode, [conversation.id], workspace));
    return this.post(
      conversation,
      typed(text),
      stored.map(({ id }) => id),
      thread,
    );
  }

  private post(
    conversation: ConversationRecord,
    text: string,
    files: string[],
    thread?: { ts: string },
  ): MessageRecord {
    if (conversation.isArchived) throw new Error('this conversation is archived');
    if (!conversation.members.includes(this.id)) throw new Error(`${this.name} is not in this conversation`);
    const message = this.#platform.workspace.addMessage({
      channel: conversation.id,
      user: this.id,
      text,
      ...(files.length > 0 ? { files } : {}),
      ...(thread ? { thread_ts: thread.ts } : {}),
    });
    announceMessage(message, this.#platform);
    return structuredClone(message);
  }

  private own({ channel, ts }: MessageRecord): MessageRecord {
    const message = this.#platform.workspace.message(channel, ts);
    if (message?.user !== this.id || message.isDeleted) throw new Error('not a message of theirs');
    return message;
  }

  private openModal(id?: string): ViewRecord {
    const open = this.#platform.workspace.modals(this.id);
    const modal = id === undefined ? open.at(-1) : open.find((record) => record.id === id);
    if (!modal) throw new Error('no form is open');
    return modal;
  }
}
