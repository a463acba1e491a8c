/** What the bot may say at a response URL, or in the answer to a command itself. */
import { z } from 'zod';
import { announceEdit, announceMessage } from '../announce.ts';
import { readContent } from '../api/chat.ts';
import { ApiError } from '../api/method.ts';
import type { Platform } from '../platform.ts';
import type { ResponseTarget } from '../response-urls.ts';
import type { MessageRecord } from '../state.ts';

const said = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/** Answers `POST /respond/<secret>`: Slack's status and body. */
export function respond(secret: string, body: unknown, platform: Platform): { status: number; body: object } {
  const used = platform.responseUrls.use(secret);
  if ('error' in used) return { status: 404, body: { ok: false, error: used.error } };
  try {
    say(body, used.target, platform);
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (error instanceof ApiError)
      return { status: 400, body: { ok: false, error: error.code, ...error.extra } };
    throw error;
  }
}

/** Posts, replaces or deletes as asked. Throws ApiError when Slack would refuse the content. */
export function say(body: unknown, target: ResponseTarget, platform: Platform): MessageRecord | undefined {
  const parsed = said.safeParse(typeof body === 'string' ? { text: body } : body);
  if (!parsed.success) throw new ApiError('invalid_payload');
  const { workspace } = platform;
  const original =
    target.message === undefined ? undefined : workspace.message(target.channel, target.message);
  if (parsed.data.delete_original && original) {
    workspace.remove(original);
    return undefined;
  }
  const content = readContent(parsed.data, platform, 40_000);
  if (parsed.data.replace_original && original) {
    const before = { ...original };
    workspace.edit(original, content.text, content.blocks);
    announceEdit(original, before, platform);
    return original;
  }
  const message = workspace.addMessage({
    channel: target.channel,
    user: workspace.state.bot.user,
    ...content,
    ...(parsed.data.thread_ts ? { thread_ts: parsed.data.thread_ts } : {}),
    ...(parsed.data.response_type === 'ephemeral' ? { onlyFor: target.user } : {}),
  });
  announceMessage(message, platform);
  return message;
}
