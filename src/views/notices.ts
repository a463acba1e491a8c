import type { Message } from '../chat/message.ts';
import { type Key, say } from '../words/words.ts';
import { statement } from './message.ts';

/** What is said to those who did something that is not theirs to do. Nothing else happens. */
export type NoticeKey = Key extends infer K ? (K extends `notice.${infer Name}` ? Name : never) : never;

/** A notice as a message. */
export function notice(key: NoticeKey): Message {
  return statement(say(`notice.${key}`));
}
