/** Sending, replying, editing and deleting. */
import type { Platform } from '../platform.ts';
import type { MessageRecord } from '../state.ts';
import type { Place } from '../wire.ts';
import { visiblePlace, writablePlace } from './access.ts';
import { readContent } from './content.ts';
import { activityNotFound, refused } from './errors.ts';
import type { Operation } from './operation.ts';

const send: Operation = {
  call: 'send',
  method: 'POST',
  path: 'v3/conversations/*/activities',
  run: ({ ids: [id = ''], body }, platform) => ({
    status: 201,
    body: { id: say(body, writablePlace(id, platform), platform) },
  }),
};

/** In a channel, an answer to a message goes into its thread, whatever the conversation's id says. */
const reply: Operation = {
  call: 'send',
  method: 'POST',
  path: 'v3/conversations/*/activities/*',
  run({ ids: [id = '', activity = ''], body }, platform) {
    const place = writablePlace(id, platform);
    const answered = platform.workspace.message(place.conversation.id, activity);
    const thread = place.thread ?? answered?.thread;
    return { status: 201, body: { id: say(body, { ...place, thread }, platform) } };
  },
};

const update: Operation = {
  call: 'update',
  method: 'PUT',
  path: 'v3/conversations/*/activities/*',
  run({ ids: [id = '', activity = ''], body }, platform) {
    const message = ownMessage(writablePlace(id, platform), activity, platform);
    const content = readContent(body, platform);
    if (content) platform.workspace.edit(message, content);
    return { status: 200, body: { id: activity } };
  },
};

const remove: Operation = {
  call: 'delete',
  method: 'DELETE',
  path: 'v3/conversations/*/activities/*',
  run({ ids: [id = '', activity = ''] }, platform) {
    platform.workspace.remove(ownMessage(visiblePlace(id, platform), activity, platform));
    return { status: 200, body: {} };
  },
};

export const activityOperations = [send, reply, update, remove];

/** Says what the bot wants to say; returns the message's id. Throws ConnectorError. */
export function say(body: unknown, { conversation, thread }: Place, platform: Platform): string {
  const { workspace } = platform;
  const content = readContent(body, platform);
  if (!content) return workspace.nextId();
  const message = { conversation: conversation.id, from: workspace.state.bot.id, files: [], ...content };
  return workspace.addMessage(thread === undefined ? message : { ...message, thread }).id;
}

function ownMessage({ conversation }: Place, id: string, { workspace }: Platform): MessageRecord {
  const message = workspace.message(conversation.id, id);
  if (!message || message.isDeleted) throw activityNotFound();
  if (message.from !== workspace.state.bot.id)
    throw refused(403, 'ForbiddenOperationException', 'Only the author of a message may change it.');
  return message;
}
