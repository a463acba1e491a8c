import type { Accepted, Bot, Inbound, StatusAnswer, StatusQuestion } from '../../../src/chat/inbound.ts';
import type { Message } from '../../../src/chat/message.ts';

/** A bot that remembers what it was told, and does what the test says. */
export class RecordingBot implements Bot {
  readonly events: Inbound[] = [];
  readonly questions: StatusQuestion[] = [];
  /** How often it was given an event, taken or not. */
  asked = 0;
  answer: () => Promise<Accepted> = async () => ({ ok: true });
  statusAnswer: () => Promise<StatusAnswer> = async () => say('Nobody is waiting.');

  async accept(event: Inbound): Promise<Accepted> {
    this.asked += 1;
    const answer = await this.answer();
    this.events.push(event);
    return answer;
  }

  async status(question: StatusQuestion): Promise<StatusAnswer> {
    this.questions.push(question);
    return this.statusAnswer();
  }

  async home(): Promise<Message> {
    return say('Welcome.');
  }

  async uninstalled(): Promise<void> {}
}

/** The smallest message. */
export function say(text: string): Message {
  return { summary: text, blocks: [{ type: 'text', text }] };
}
