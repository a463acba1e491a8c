/** A person writes a message, with files or without. */
import { announceMessage } from '../announce.ts';
import type { Platform } from '../platform.ts';
import type { FileRecord, MessageRecord, UserRecord } from '../state.ts';
import type { Place } from '../wire.ts';

export interface Upload {
  name: string;
  bytes: Uint8Array | string;
}

/** Posts a person's message and tells the bot, if it may hear of it. Does not check whether they may. */
export function write(
  user: UserRecord,
  { conversation, thread }: Place,
  text: string,
  files: FileRecord[],
  platform: Platform,
): MessageRecord {
  const message = platform.workspace.addMessage({
    conversation: conversation.id,
    from: user.id,
    text,
    textFormat: 'plain',
    attachments: [],
    files: files.map(({ id }) => id),
    ...(thread === undefined ? {} : { thread }),
  });
  announceMessage(message, user, platform);
  return structuredClone(message);
}

/** Stores a file: `drive` for an upload, `inline` for a pasted picture. */
export function store(
  { name, bytes }: Upload,
  kind: FileRecord['kind'],
  owner: UserRecord,
  { workspace, faults }: Platform,
): FileRecord {
  return workspace.addFile({
    owner: owner.id,
    name,
    bytes: Buffer.from(bytes).toString('base64'),
    kind,
    expires: workspace.now() + faults.linkLifetimeMs,
  });
}
