/** Starting a conversation: the chat with a person, or a thread in a channel. */
import { z } from 'zod';
import { inThread } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { isReachable, writablePlace } from './access.ts';
import { say } from './activities.ts';
import { badArgument, notInRoster, refused, writesBlocked } from './errors.ts';
import type { Answer, Operation } from './operation.ts';

const parameters = z.object({
  isGroup: z.boolean().nullish(),
  members: z.array(z.object({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  channelData: z
    .object({
      channel: z.object({ id: z.string() }).nullish(),
      teamsChannelId: z.string().nullish(),
      tenant: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
  activity: z.unknown().optional(),
});
type Parameters = z.infer<typeof parameters>;

const create: Operation = {
  call: 'create',
  method: 'POST',
  path: 'v3/conversations',
  run({ body }, platform) {
    const parsed = parameters.safeParse(body);
    if (!parsed.success) throw refused(400, 'BadSyntax', z.prettifyError(parsed.error));
    const { channelData } = parsed.data;
    const channel = channelData?.channel?.id ?? channelData?.teamsChannelId;
    return channel ? newThread(channel, parsed.data, platform) : openChat(parsed.data, platform);
  },
};

export const createOperations = [create];

function newThread(channel: string, { isGroup, activity }: Parameters, platform: Platform): Answer {
  if (!isGroup || !activity) throw badArgument('A thread needs isGroup and its first activity');
  const { conversation } = writablePlace(channel, platform);
  platform.limits?.take('write', conversation.id);
  if (conversation.kind !== 'channel') throw badArgument('Not a channel');
  const activityId = say(activity, { conversation }, platform);
  return { status: 201, body: { id: inThread(conversation.id, activityId), activityId } };
}

function openChat({ members, tenantId, channelData, activity }: Parameters, platform: Platform): Answer {
  const tenant = channelData?.tenant?.id ?? tenantId;
  const [member, ...others] = members ?? [];
  if (!member || others.length > 0) throw badArgument('Incorrect conversation creation parameters');
  const user = platform.workspace.user(member.id);
  if (!user || user.tenant !== tenant) throw badArgument('Unknown person, or of another tenant');
  if (!isReachable(user, platform)) throw notInRoster();
  if (user.hasBlockedBot) throw writesBlocked();
  const conversation = platform.workspace.chat(user);
  platform.limits?.take('write', conversation.id);
  const said = activity ? { activityId: say(activity, { conversation }, platform) } : {};
  return { status: 201, body: { id: conversation.id, ...said } };
}
