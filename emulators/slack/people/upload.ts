/** A person's files. */
import { mimetypeOf } from '../api/files.ts';
import { randomId } from '../ids.ts';
import type { FileRecord } from '../state.ts';
import type { Workspace } from '../workspace.ts';

export interface Upload {
  name: string;
  bytes: Uint8Array | string;
  /** Default: from the name's extension. */
  mimetype?: string;
}

/** Stores a person's file, shared in `channels`. */
export function storeUpload(
  upload: Upload,
  owner: string,
  mode: 'hosted' | 'stub',
  channels: string[],
  workspace: Workspace,
): FileRecord {
  return workspace.addFile({
    id: randomId('F'),
    owner,
    name: upload.name,
    title: upload.name,
    mimetype: upload.mimetype ?? mimetypeOf(upload.name),
    bytes: Buffer.from(upload.bytes).toString('base64'),
    mode,
    channels,
    created: Math.floor(workspace.now() / 1000),
  });
}
