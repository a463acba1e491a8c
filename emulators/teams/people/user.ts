/** A person who uses Teams and what they can do. */
import { announceChange, announceInstallation } from '../announce.ts';
import { mentionText } from '../mentions.ts';
import type { Platform } from '../platform.ts';
import type { ConversationRecord, FileRecord, MessageRecord, UserRecord } from '../state.ts';
import { type Entered, press } from './press.ts';
import { store, type Upload, write } from './write.ts';

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

  get tenant(): string {
    return this.record.tenant;
  }

  get aadObjectId(): string {
    return this.record.aadObjectId;
  }

  /** This person in a message's text. */
  get mention(): string {
    return mentionText(this.name);
  }

  /** The id of the chat with the bot. */
  get chatId(): string {
    return this.chat.id;
  }

  /** Whether the person has added the app for themselves. */
  get isInstalled(): boolean {
    return this.record.isInstalled;
  }

  /** Adds the app for oneself. */
  install(): void {
    if (this.record.isInstalled) return;
    this.set({ isInstalled: true });
    announceInstallation('add', this.chat, this.record, this.#platform);
  }

  /** Removes the app. */
  uninstall(): void {
    if (!this.record.isInstalled) return;
    this.set({ isInstalled: false });
    announceInstallation('remove', this.chat, this.record, this.#platform);
  }

  /** Forbids the bot to write. The bot is not told. */
  block(): void {
    this.set({ hasBlockedBot: true });
  }

  unblock(): void {
    this.set({ hasBlockedBot: false });
  }

  /** Writes to the bot. Throws when the person has not added the app. */
  say(text: string): MessageRecord {
    return this.post(text, []);
  }

  /** Uploads one or more files into the chat with the bot, with an optional comment. */
  upload(files: Upload | Upload[], text = ''): MessageRecord {
    const stored = [files].flat().map((file) => store(file, 'drive', this.record, this.#platform));
    return this.post(text, stored);
  }

  /** Pastes a picture into the chat with the bot. */
  pasteImage(bytes: Uint8Array | string, text = ''): MessageRecord {
    return this.post(text, [store({ name: 'image.png', bytes }, 'inline', this.record, this.#platform)]);
  }

  /** Edits one's own message. */
  edit(message: MessageRecord, text: string): void {
    const own = this.own(message);
    this.#platform.workspace.edit(own, { ...own, text });
    announceChange('messageUpdate', own, this.record, this.#platform);
  }

  /** Deletes one's own message; the files in it stay on the person's drive. */
  delete(message: MessageRecord): void {
    const own = this.own(message);
    this.#platform.workspace.remove(own);
    announceChange('messageDelete', own, this.record, this.#platform);
  }

  /** Presses the button with this label; see `press`. */
  async press(on: MessageRecord, label: string): Promise<void> {
    await press(on, label, {}, this.record, this.#platform);
  }

  /** Fills the card's fields in, by label or id, and presses the button with this label. */
  async submit(on: MessageRecord, values: Entered, label: string): Promise<void> {
    await press(on, label, values, this.record, this.#platform);
  }

  /** What this person sees in the chat with the bot, in order, with edits applied. */
  messages(): MessageRecord[] {
    const { messages } = this.#platform.workspace.state;
    const chat = this.chatId;
    return structuredClone(messages.filter((one) => one.conversation === chat && !one.isDeleted));
  }

  private get record(): UserRecord {
    const record = this.#platform.workspace.user(this.id);
    if (!record) throw new Error(`no such person: ${this.id}`);
    return record;
  }

  private get chat(): ConversationRecord {
    return this.#platform.workspace.chat(this.record);
  }

  private set(traits: Partial<UserRecord>): void {
    Object.assign(this.record, traits);
    this.#platform.workspace.changes.emit({ kind: 'user', id: this.id });
  }

  private post(text: string, files: FileRecord[]): MessageRecord {
    if (!this.record.isInstalled) throw new Error(`${this.name} has not added the app`);
    return write(this.record, { conversation: this.chat }, text, files, this.#platform);
  }

  private own({ conversation, id }: MessageRecord): MessageRecord {
    const message = this.#platform.workspace.message(conversation, id);
    if (message?.from !== this.id || message.isDeleted) throw new Error('not a message of theirs');
    return message;
  }
}
