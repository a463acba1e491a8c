/** Everything said in a workspace, in plain lines. */
import { plainText } from './plain-text.ts';
import type { MessageRecord } from './state.ts';
import type { Workspace } from './workspace.ts';

/** `#channel  Name: text` for each message, in order; deleted ones are left out. */
export function transcript(workspace: Workspace): string {
  return workspace.state.messages
    .filter(({ isDeleted }) => !isDeleted)
    .map(
      (message) =>
        `${place(message, workspace)} ${author(message, workspace)}: ${indented(plainText(message))}`,
    )
    .join('\n');
}

function place({ channel, thread_ts, onlyFor }: MessageRecord, workspace: Workspace): string {
  const conversation = workspace.conversation(channel);
  const name =
    conversation?.kind === 'im' ? `@${workspace.user(conversation.name)?.name}` : `#${conversation?.name}`;
  const only = onlyFor ? `(only for ${workspace.user(onlyFor)?.name})` : '';
  return [name, thread_ts ? '>' : '', only].filter((part) => part !== '').join(' ');
}

const author = ({ user }: MessageRecord, workspace: Workspace) => workspace.user(user)?.name ?? user;

const indented = (text: string) => text.replaceAll('\n', '\n    ');
