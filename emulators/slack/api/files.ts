/** `files.*`: look at a file, and upload one in Slack's three steps. */
import { z } from 'zod';
import { announceMessage } from '../announce.ts';
import { randomId, randomSecret } from '../ids.ts';
import { fileOnWire, fullFile } from '../wire.ts';
import { readContent } from './chat.ts';
import { postableConversation } from './conversation.ts';
import { ApiError, json, method, number } from './method.ts';

const info = method({
  scope: 'files:read',
  args: z.object({ file: z.string() }),
  run(args, platform) {
    const { workspace, origin } = platform;
    const file = workspace.file(args.file);
    if (!file || file.mode === 'pending') throw new ApiError('file_not_found');
    if (file.mode === 'tombstone') throw new ApiError('file_deleted');
    return { file: fullFile(file, workspace.state.team.id, origin()), comments: [] };
  },
});

const getUploadURLExternal = method({
  scope: 'files:write',
  args: z.object({ filename: z.string().min(1), length: number.int().min(1) }),
  run(args, { workspace, origin }) {
    const id = randomId('F');
    const created = Math.floor(workspace.now() / 1000);
    workspace.addFile({
      id,
      owner: workspace.state.bot.user,
      name: args.filename,
      title: args.filename,
      mimetype: mimetypeOf(args.filename),
      bytes: '',
      mode: 'pending',
      channels: [],
      created,
    });
    return { upload_url: `${origin()}/upload/v1/${randomSecret()}/${id}/${args.length}`, file_id: id };
  },
});

const uploaded = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

const completeUploadExternal = method({
  scope: 'files:write',
  args: z.object({
    files: json('invalid_arguments').pipe(uploaded),
    channel_id: z.string().optional(),
    channels: z.string().optional(),
    initial_comment: z.string().optional(),
    thread_ts: z.string().optional(),
    blocks: json('invalid_blocks_format').optional(),
  }),
  run(args, platform) {
    const { workspace } = platform;
    const files = args.files.map(({ id, title }) => {
      const file = workspace.file(id);
      if (file?.mode !== 'pending' || file.bytes === '') throw new ApiError('file_not_found');
      return { file, title: title ?? file.name };
    });
    const channels = (args.channel_id ?? args.channels)?.split(',') ?? [];
    const places = channels.map((channel) => postableConversation(channel, platform).id);
    for (const { file, title } of files) Object.assign(file, { mode: 'hosted', title, channels: places });
    const content =
      args.blocks === undefined ? { text: args.initial_comment ?? '' } : readContent(args, platform, 40_000);
    for (const channel of places) {
      const ids = files.map(({ file }) => file.id);
      const thread = args.thread_ts ? { thread_ts: args.thread_ts } : {};
      announceMessage(
        workspace.addMessage({ channel, user: workspace.state.bot.user, ...content, files: ids, ...thread }),
        platform,
      );
    }
    return { files: files.map(({ file }) => fileOnWire(file, platform)) };
  },
});

export const files = {
  'files.info': info,
  'files.getUploadURLExternal': getUploadURLExternal,
  'files.completeUploadExternal': completeUploadExternal,
};

/** What Slack makes of a file's extension; unknown ones are plain bytes. */
export function mimetypeOf(name: string): string {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  return mimetypes[extension] ?? 'application/octet-stream';
}

const mimetypes: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  html: 'text/html',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  zip: 'application/zip',
};
