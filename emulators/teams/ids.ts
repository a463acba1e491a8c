/**
 * Ids in the shapes Teams gives them. They are random, not counted, so that a stand-in started afresh
 * never repeats an id an older one has used.
 */
import { randomBytes, randomUUID } from 'node:crypto';

/** A person, as this bot knows them. */
export const newUserId = () => `29:1${randomBytes(48).toString('base64url')}`;

/** A person's chat with the bot. */
export const newChatId = () => `a:1${randomBytes(48).toString('base64url')}`;

/** A channel or a team; a team has the id of its General channel. */
export const newChannelId = () => `19:${randomBytes(16).toString('hex')}@thread.tacv2`;

export const newGuid = () => randomUUID();

/** A secret of 32 hexadecimal characters. */
export const newSecret = () => randomBytes(16).toString('hex');

/** A channel's id without the thread, and the thread's first message. */
export function splitThread(conversation: string): { id: string; thread: string | undefined } {
  const [id = '', thread] = conversation.split(';messageid=');
  return { id, thread };
}

/** A channel's conversation id in a thread. */
export const inThread = (channel: string, thread: string | undefined): string =>
  thread === undefined ? channel : `${channel};messageid=${thread}`;
