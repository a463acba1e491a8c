import type { Address, MessageRef } from '../../src/chat/address.ts';
import { type Chat, ChatError, type Profile } from '../../src/chat/chat.ts';
import type { Message, Sheet } from '../../src/chat/message.ts';
import { textOf } from './onboarding.ts';
import { until } from './until.ts';

/** A chat that keeps what it is told, and fails when it is told to: the port, without a platform. */
export class RecordingChat implements Chat {
  readonly platform = 'slack';
  readonly log: string[] = [];
  readonly messages = new Map<string, { to: string; text: string }>();
  /** The errors of the next calls, in order; by conversation. */
  readonly troubles = new Map<string, (ChatError | undefined)[]>();
  readonly sheets: Sheet[] = [];
  private count = 0;
  private editTrouble: ChatError | undefined;

  async post(to: Address, message: Message, thread?: MessageRef): Promise<MessageRef> {
    this.fail(to);
    const id = `m${++this.count}`;
    this.messages.set(id, { to: to.conversation, text: textOf(message) });
    this.log.push(`${to.conversation}${thread ? ` in ${thread.id}` : ''}: ${message.summary}`);
    return { conversation: to.conversation, id };
  }

  async edit(to: Address, ref: MessageRef, message: Message): Promise<MessageRef> {
    this.fail(to);
    if (this.editTrouble) throw this.editTrouble;
    if (!this.messages.has(ref.id)) throw new ChatError('missing', 'message_not_found');
    this.messages.set(ref.id, { to: to.conversation, text: textOf(message) });
    this.log.push(`${to.conversation} edits ${ref.id}: ${message.summary}`);
    return ref;
  }

  async openForm(to: Address): Promise<void> {
    this.fail(to);
    this.log.push(`${to.conversation} opens a form`);
  }

  async showSheet(to: Address, sheet: Sheet): Promise<void> {
    this.fail(to);
    this.sheets.push(sheet);
  }

  async download(_from: Address, _file: string): Promise<Uint8Array> {
    return new TextEncoder().encode('nothing of interest');
  }

  async linkTo(_to: Address, { id }: MessageRef): Promise<string> {
    return `https://chat.example.com/${id}`;
  }

  async profileOf(): Promise<Profile> {
    return { name: 'Jane' };
  }

  /** What the next calls for a conversation fail with; undefined: that one goes well. */
  troubleWith(conversation: string, ...errors: (ChatError | undefined)[]): void {
    this.troubles.set(conversation, errors);
  }

  /** From now on every edit fails like this. */
  troubleWithEdits(error: ChatError): void {
    this.editTrouble = error;
  }

  /** What was posted to a conversation, edits applied. */
  in(conversation: string): string[] {
    return [...this.messages.values()].filter(({ to }) => to === conversation).map(({ text }) => text);
  }

  /** Waits for words in a conversation, edits applied; when they do not come, tells what did. */
  async hears(conversation: string, words: string): Promise<void> {
    await until(
      () => this.in(conversation),
      (said) => said.some((text) => text.includes(words)),
    );
  }

  private fail({ conversation }: Address): void {
    const error = this.troubles.get(conversation)?.shift();
    if (error) throw error;
  }
}
