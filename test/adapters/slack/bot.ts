import type { Accepted, Bot, Inbound, Person, StatusQuestion } from '../../../src/chat/inbound.ts';
import type { Message } from '../../../src/chat/message.ts';

/** A bot that remembers what it was told, and does what the test says. */
export class RecordingBot implements Bot {
  readonly events: Inbound[] = [];
  readonly questions: StatusQuestion[] = [];
  readonly homes: Person[] = [];
  readonly gone: string[] = [];
  answer: () => Promise<Accepted> = async () => ({ ok: true });
  statusAnswer: () => Promise<Message> = async () => say('Nobody is waiting.');

  async accept(event: Inbound): Promise<Accepted> {
    const answer = await this.answer();
    this.events.push(event);
    return answer;
  }

  async status(question: StatusQuestion): Promise<Message> {
    this.questions.push(question);
    return this.statusAnswer();
  }

  async home(person: Person): Promise<Message> {
    this.homes.push(person);
    return say('Welcome.');
  }

  async uninstalled(platform: string, tenant: string): Promise<void> {
    this.gone.push(`${platform}:${tenant}`);
  }
}

/** The smallest message. */
export function say(text: string): Message {
  return { summary: text, blocks: [{ type: 'text', text }] };
}
