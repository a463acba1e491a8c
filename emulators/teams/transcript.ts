/** Everything said in the local Teams, in plain lines. */
import { plainText } from './plain-text.ts';
import type { MessageRecord } from './state.ts';
import type { Workspace } from './workspace.ts';

/** `#channel  Name: text` for each message, in order; deleted ones are left out. */
export function transcript(workspace: Workspace): string {
  return workspace.state.messages
    .filter(({ isDeleted }) => !isDeleted)
    .map((message) => {
      const said = plainText(message).replaceAll('\n', '\n    ');
      return `${place(message, workspace)} ${author(message, workspace)}: ${said}`;
    })
    .join('\n');
}

function place({ conversation: id, thread, id: message }: MessageRecord, workspace: Workspace): string {
  const conversation = workspace.conversation(id);
  if (conversation?.kind === 'personal') return `@${workspace.user(conversation.user)?.name}`;
  return `#${conversation?.name}${thread !== undefined && thread !== message ? ' >' : ''}`;
}

function author({ from }: MessageRecord, workspace: Workspace): string {
  const { bot } = workspace.state;
  return from === bot.id ? bot.name : (workspace.user(from)?.name ?? from);
}
